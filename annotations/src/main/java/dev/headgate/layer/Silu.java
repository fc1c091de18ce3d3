package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The sigmoid linear unit, also known as swish, {@code y = x / (1 + exp(-x))}, element by element;
 * any shape, which it keeps. Results are about -0.28 or more.
 *
 * <pre>{@code
 * @Conv2d(filters = 8, kernel = 3) @Silu  Tensor hidden(Tensor input);
 * }</pre>
 *
 * <p>Source: Elfwing, Uchibe and Doya, <i>Sigmoid-weighted linear units for neural network function
 * approximation in reinforcement learning</i>, 2018.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Silu {}
