package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of each window, channel by channel: {@code [channels, height, width]} to {@code
 * [channels, outHeight, outWidth]}. In each dimension
 *
 * <pre>{@code
 * outSize = floor((inSize + 2 * padding - kernel) / stride) + 1
 * }</pre>
 *
 * <p>(PyTorch's {@code AvgPool2d} without {@code ceil_mode}), which must be at least 1. Attributes
 * with two values take one number for both dimensions or {@code {height, width}}.
 *
 * <pre>{@code
 * @AvgPool2d(kernel = 7)  Tensor mean(Tensor features);   // [64, 7, 7] to [64, 1, 1]
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface AvgPool2d {

  /** Height and width of the window, each at least 1. */
  int[] kernel();

  /**
   * The step of the window from one output position to the next, each at least 1. Empty, the
   * default, stands for the kernel's size: windows that touch and do not overlap.
   */
  int[] stride() default {};

  /** Rows and columns of zeros on each side, each at least 0 and at most half the kernel. */
  int[] padding() default 0;

  /**
   * Whether a window that reaches into the padding is divided by the size of the kernel (true) or
   * by the number of its cells that lie inside the input (false).
   */
  boolean countIncludePadding() default true;
}
