package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Turns the values along one axis into probabilities, for each position of the other axes by
 * itself; any shape, which it keeps:
 *
 * <pre>{@code
 * y[c] = exp(x[c]) / sum over k of exp(x[k])
 * }</pre>
 *
 * <p>The largest value of the axis is subtracted first, so that no exponential overflows. To train
 * a classifier, give its logits to {@code @SoftmaxCrossEntropy} instead, which takes the softmax
 * itself.
 *
 * <pre>{@code
 * @Flatten @Dense(units = 10) @Softmax  Tensor probabilities(Tensor features);
 * @Conv2d(filters = 4, kernel = 1) @Softmax  Tensor maps(Tensor features);  // at each pixel over 4 channels
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Softmax {

  /**
   * The axis of a sample's shape along which results add up to 1, counted from 0 and without the
   * batch dimension, as in {@link Concat}: in {@code [channels, height, width]}, 0 goes over
   * channels. From 0 to rank - 1.
   */
  int axis() default 0;
}
