package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds values of the same shape element by element; any shape, which it keeps. It stands first on a
 * method that takes the summands as its parameters, two or more. Every summand receives the whole
 * gradient of the sum.
 *
 * <pre>{@code
 * @Conv2d(filters = 8, kernel = 3, padding = 1)  Tensor change(Tensor input);
 * @Add @Relu  Tensor block(Tensor input, Tensor change);   // a residual connection
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Add {}
