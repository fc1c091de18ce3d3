package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Multiplies values of the same shape element by element; any shape, which it keeps. It stands
 * first on a method that takes the factors as its parameters, two or more. Each factor receives the
 * gradient of the product times the other factors.
 *
 * <pre>{@code
 * @Dense(units = 16) @Sigmoid  Tensor gate(Tensor input);
 * @Dense(units = 16) @Tanh     Tensor candidate(Tensor input);
 * @Multiply                    Tensor gated(Tensor gate, Tensor candidate);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Multiply {}
