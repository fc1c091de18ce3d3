package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A two-dimensional convolution (in signal processing's terms a correlation: the kernel is not
 * flipped): {@code [channels, height, width]} to {@code [filters, outHeight, outWidth]},
 *
 * <pre>{@code
 * y[f][r][c] = bias[f] + sum over (d, i, j) of weight[f][d][i][j]
 *              * x[d][r * stride - padding + i * dilation][c * stride - padding + j * dilation]
 * }</pre>
 *
 * <p>where {@code x} is 0 outside its bounds and {@code d} counts the channels of {@code f}'s
 * group. In each dimension
 *
 * <pre>{@code
 * outSize = floor((inSize + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1
 * }</pre>
 *
 * <p>(Dumoulin and Visin, <i>A guide to convolution arithmetic for deep learning</i>, 2016,
 * arXiv:1603.07285, section 5.1; PyTorch's {@code Conv2d} has the same), which must be at least 1.
 * Attributes with two values take one number for both dimensions or {@code {height, width}}.
 *
 * <p>Parameters: {@code <instance>.<method>.weight}, laid out {@code [filters, channels / groups,
 * kernelHeight, kernelWidth]}, and {@code <instance>.<method>.bias}, {@code [filters]}. Where
 * several layers of the method carry parameters, the layer's name qualifies them: {@code
 * <instance>.<method>.conv2d.weight}.
 *
 * <pre>{@code
 * @Conv2d(filters = 20, kernel = 4)  Tensor features(Tensor x);  // [5, 54, 54] -> [20, 51, 51]
 * @Conv2d(filters = 8, kernel = {3, 5}, stride = 2, padding = {1, 2})  Tensor half(Tensor image);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Conv2d {

  /** The number of channels of the result: at least 1 and a multiple of {@link #groups}. */
  int filters();

  /** Height and width of the window, each at least 1. */
  int[] kernel();

  /** The step of the window from one output position to the next, each at least 1. */
  int[] stride() default 1;

  /** Rows and columns of zeros added on each side, each at least 0. */
  int[] padding() default 0;

  /**
   * The distance between neighbouring cells of the window, each at least 1; 1 is a dense window.
   */
  int[] dilation() default 1;

  /**
   * The number of groups into which channels and filters are split, each group of filters seeing
   * its own group of channels only: at least 1, a divisor of the channels and of the filters.
   */
  int groups() default 1;

  /** Whether a bias is added to each channel of the result. */
  boolean bias() default true;

  /** How the weight is initialised. */
  Initializer weightInitializer() default Initializer.FAN_IN_UNIFORM;

  /** How the bias is initialised; no effect without {@link #bias}. */
  Initializer biasInitializer() default Initializer.FAN_IN_UNIFORM;
}
