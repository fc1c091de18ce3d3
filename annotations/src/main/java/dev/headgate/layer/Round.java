package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The nearest whole number, element by element, of two equally near ones the even one (as {@link
 * Math#rint}); any shape, which it keeps.
 *
 * <p>It has no derivative that would teach anything: no gradient passes, unless the method is
 * {@link dev.headgate.gradient.StraightThrough}.
 *
 * <pre>{@code
 * @Round @StraightThrough  Tensor levels(Tensor brightness);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Round {}
