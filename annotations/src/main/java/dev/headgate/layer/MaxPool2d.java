package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest value of each window, channel by channel: {@code [channels, height, width]} to {@code
 * [channels, outHeight, outWidth]}. In each dimension
 *
 * <pre>{@code
 * outSize = floor((inSize + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1
 * }</pre>
 *
 * <p>(PyTorch's {@code MaxPool2d} without {@code ceil_mode}), which must be at least 1. Attributes
 * with two values take one number for both dimensions or {@code {height, width}}.
 *
 * <p>Padding never wins. Where a window's maximum occurs more than once, the first in row-major
 * order receives the gradient. A NaN in a window is its result.
 *
 * <pre>{@code
 * @Conv2d(filters = 16, kernel = 3) @Relu @MaxPool2d(kernel = 2)  Tensor features(Tensor image);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface MaxPool2d {

  /** Height and width of the window, each at least 1. */
  int[] kernel();

  /**
   * The step of the window from one output position to the next, each at least 1. Empty, the
   * default, stands for the kernel's size: windows that touch and do not overlap.
   */
  int[] stride() default {};

  /** Rows and columns of padding on each side, each at least 0 and at most half the kernel. */
  int[] padding() default 0;

  /**
   * The distance between neighbouring cells of the window, each at least 1; 1 is a dense window.
   */
  int[] dilation() default 1;
}
