package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The logarithm of {@link Softmax}, for each position of the other axes by itself; any shape, which
 * it keeps:
 *
 * <pre>{@code
 * y[c] = x[c] - log(sum over k of exp(x[k]))
 * }</pre>
 *
 * <p>Computed from the logits directly, so that small probabilities keep their logarithms where
 * {@code log(softmax(x))} would give negative infinity. Results are 0 or below.
 *
 * <pre>{@code
 * @Flatten @Dense(units = 10) @LogSoftmax  Tensor logProbabilities(Tensor features);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface LogSoftmax {

  /**
   * The axis of a sample's shape along which probabilities add up to 1, counted from 0 and without
   * the batch dimension, as in {@link Concat}: in {@code [channels, height, width]}, 0 goes over
   * channels. From 0 to rank - 1.
   */
  int axis() default 0;
}
