package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Enlarges an image by whole factors: {@code [channels, height, width]} to {@code [channels, height
 * * scale, width * scale]}, each channel by itself.
 *
 * <pre>{@code
 * @Upsample2d(scale = 2) @Conv2d(filters = 8, kernel = 3, padding = 1)  Tensor larger(Tensor small);
 * }</pre>
 *
 * <p>The values are those of PyTorch's {@code Upsample} with {@code align_corners=False}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Upsample2d {

  /** How many times as high and as wide, each at least 1; one number or {@code {height, width}}. */
  int[] scale() default 2;

  /** Where the new pixels come from. */
  Interpolation mode() default Interpolation.NEAREST;
}
