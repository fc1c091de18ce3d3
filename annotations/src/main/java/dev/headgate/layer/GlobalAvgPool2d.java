package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of each channel: {@code [channels, height, width]} to {@code [channels]}, a flat vector
 * that {@link Dense} takes as it is (Keras's {@code GlobalAveragePooling2D}). With {@link
 * #keepDims} the result stays an image of one pixel, {@code [channels, 1, 1]} (PyTorch's {@code
 * AdaptiveAvgPool2d(1)}).
 *
 * <pre>{@code
 * @GlobalAvgPool2d @Dense(units = 10)  Tensor logits(Tensor features);   // [64, 7, 7] to [64] to [10]
 * }</pre>
 *
 * <p>Source: Lin, Chen and Yan, <i>Network in network</i>, 2014.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface GlobalAvgPool2d {

  /** Whether height and width stay, as 1, or are left out. */
  boolean keepDims() default false;
}
