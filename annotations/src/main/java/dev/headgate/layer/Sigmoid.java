package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The logistic function, {@code y = 1 / (1 + exp(-x))}, element by element; any shape, which it
 * keeps. Results lie in [0, 1]: far from 0 they saturate to the bounds themselves.
 *
 * <pre>{@code
 * @Conv2d(filters = 1, kernel = 3) @Sigmoid  Tensor probability(Tensor features);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Sigmoid {}
