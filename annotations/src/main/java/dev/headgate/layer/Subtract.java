package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Subtracts one value from another of the same shape, element by element: {@code y = a - b}; any
 * shape, which it keeps. It stands first on a method that takes the two as its parameters, in this
 * order. The first receives the gradient of the difference, the second its negative.
 *
 * <pre>{@code
 * @Subtract  Tensor residual(Tensor input, Tensor reconstruction);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Subtract {}
