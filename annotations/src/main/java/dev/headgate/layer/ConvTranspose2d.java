package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A transposed convolution, the adjoint of {@link Conv2d} with the same attributes: {@code
 * [channels, height, width]} to {@code [filters, outHeight, outWidth]}. Every input element adds
 * its multiple of the kernel to the result, at
 *
 * <pre>{@code
 * y[f][r * stride - padding + i * dilation][c * stride - padding + j * dilation]
 *     += weight[d][f][i][j] * x[d][r][c]
 * }</pre>
 *
 * <p>where what falls outside the result is dropped; then the bias is added. In each dimension
 *
 * <pre>{@code
 * outSize = (inSize - 1) * stride - 2 * padding + dilation * (kernel - 1) + outputPadding + 1
 * }</pre>
 *
 * <p>(PyTorch's {@code ConvTranspose2d}; without dilation it is section 4 of Dumoulin and Visin,
 * <i>A guide to convolution arithmetic for deep learning</i>, 2016, arXiv:1603.07285), which must
 * be at least 1. Attributes with two values take one number for both dimensions or {@code {height,
 * width}}.
 *
 * <p>Parameters: {@code <instance>.<method>.weight}, laid out {@code [channels, filters / groups,
 * kernelHeight, kernelWidth]} (input before output, unlike a convolution's), and {@code
 * <instance>.<method>.bias}, {@code [filters]}. Where several layers of the method carry
 * parameters, the layer's name qualifies them: {@code <instance>.<method>.convTranspose2d.weight}.
 *
 * <pre>{@code
 * @ConvTranspose2d(filters = 5, kernel = 4)  Tensor wide(Tensor x);  // [20, 51, 51] -> [5, 54, 54]
 * @ConvTranspose2d(filters = 8, kernel = 3, stride = 2, padding = 1, outputPadding = 1)
 * Tensor doubled(Tensor wide);                                  // [5, 54, 54] -> [8, 108, 108]
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ConvTranspose2d {

  /** The number of channels of the result: at least 1 and a multiple of {@link #groups}. */
  int filters();

  /** Height and width of the window, each at least 1. */
  int[] kernel();

  /** The step of the window from one input position to the next, each at least 1. */
  int[] stride() default 1;

  /** Rows and columns cut off on each side of the result, each at least 0. */
  int[] padding() default 0;

  /**
   * The distance between neighbouring cells of the window, each at least 1; 1 is a dense window.
   */
  int[] dilation() default 1;

  /**
   * Rows and columns added at the bottom and at the right of the result, each at least 0 and
   * smaller than the stride or the dilation. With a stride several input sizes of a convolution
   * give the same output size; this chooses among them.
   */
  int[] outputPadding() default 0;

  /**
   * The number of groups into which channels and filters are split, each group of channels adding
   * to its own group of filters only: at least 1, a divisor of the channels and of the filters.
   */
  int groups() default 1;

  /** Whether a bias is added to each channel of the result. */
  boolean bias() default true;

  /** How the weight is initialised. */
  Initializer weightInitializer() default Initializer.FAN_IN_UNIFORM;

  /** How the bias is initialised; no effect without {@link #bias}. */
  Initializer biasInitializer() default Initializer.FAN_IN_UNIFORM;
}
