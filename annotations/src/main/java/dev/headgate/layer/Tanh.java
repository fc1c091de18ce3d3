package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The hyperbolic tangent, {@code y = tanh(x)}, element by element; any shape, which it keeps.
 * Results lie in [-1, 1].
 *
 * <pre>{@code
 * @Dense(units = 64) @Tanh  Tensor hidden(Tensor input);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Tanh {}
