package dev.headgate.benchmarks.kernel;

import dev.headgate.runtime.kernel.Convolution;
import dev.headgate.runtime.kernel.ConvolutionGeometry;
import dev.headgate.runtime.kernel.Scratch;

/** A convolution of square planes by square kernels without bias, with arrays of its own. */
public final class SquareConvolution {

  private static final int FEW_CHANNELS = 5;
  private static final int MANY_PLANES = 20;
  private static final int LARGE = 50;

  private final ConvolutionGeometry geometry;
  private final int batch;
  private final double multiplyAdds;
  private final float[] x;
  private final float[] weight;
  private final float[] y;
  private final float[] dx;
  private final float[] dWeight;
  private final Scratch scratch;

  /** Shapes as in a framework: channels to filters, input and kernel side, stride and padding. */
  public SquareConvolution(
      int batch, int channels, int side, int filters, int kernel, int stride, int padding) {
    int outSide = (side + 2 * padding - kernel) / stride + 1;
    ConvolutionGeometry.Builder shape =
        ConvolutionGeometry.of(channels, side, side, filters, outSide, outSide)
            .kernel(kernel, kernel)
            .stride(stride, stride)
            .padding(padding, padding);
    // As the compiler chooses for the shapes that are measured.
    if (kernel <= stride) {
      shape.gathered();
    } else if (stride == 1 && channels <= FEW_CHANNELS) {
      shape.stacked();
    } else if (stride == 1 && Math.min(channels, filters) >= MANY_PLANES) {
      shape.winograd(outSide >= LARGE ? 1 : 2);
    }
    this.geometry = shape.build();
    this.batch = batch;
    this.multiplyAdds = (double) batch * filters * outSide * outSide * channels * kernel * kernel;
    this.x = new float[batch * channels * side * side];
    this.weight = new float[filters * channels * kernel * kernel];
    this.y = new float[batch * filters * outSide * outSide];
    this.dx = new float[x.length];
    this.dWeight = new float[weight.length];
    this.scratch = Scratch.of(geometry.scratch());
  }

  /** The multiply-adds of each of the three directions. */
  public double multiplyAdds() {
    return multiplyAdds;
  }

  /** [batch, channels, side, side]; to be filled. */
  public float[] x() {
    return x;
  }

  /** [filters, channels, kernel, kernel]; to be filled. */
  public float[] weight() {
    return weight;
  }

  /** [batch, filters, outSide, outSide], overwritten by {@link #forward}. */
  public float[] y() {
    return y;
  }

  /** Like {@link #x}, overwritten by {@link #backwardInput}. */
  public float[] dx() {
    return dx;
  }

  /** Like {@link #weight}, overwritten by {@link #backwardWeight}. */
  public float[] dWeight() {
    return dWeight;
  }

  /** x to y. */
  public void forward() {
    Convolution.forward(geometry, batch, x, 0, weight, 0, y, 0, scratch);
  }

  /** What came back to y, to dx. */
  public void backwardInput(float[] dy) {
    Convolution.backwardInput(geometry, batch, dy, 0, weight, 0, dx, 0, scratch);
  }

  /** What came back to y, to dWeight. */
  public void backwardWeight(float[] dy) {
    Convolution.backwardWeight(geometry, batch, x, 0, dy, 0, dWeight, 0, scratch.overwrite(true));
  }
}
