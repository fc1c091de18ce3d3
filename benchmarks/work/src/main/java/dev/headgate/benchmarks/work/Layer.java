package dev.headgate.benchmarks.work;

import java.util.List;

/**
 * One convolution of the sizes of a ResNet, without bias: forward, then backward to its weights and
 * to its input.
 */
public record Layer(Size size, int batch) implements Workload {

  /** The names of what is computed. */
  public static final String RESULT = "y";

  /** See {@link #RESULT}. */
  public static final String INPUT_GRADIENT = "x.gradient";

  /** See {@link #RESULT}. */
  public static final String WEIGHT = "weight";

  static final String KIND = "layer";

  /** A convolution over square planes with a square kernel. */
  public enum Size {
    /** 64 to 64 by 3x3 on 56x56. */
    C64_3X3(64, 56, 64, 3, 1, 1),
    /** 256 to 256 by 3x3 on 14x14. */
    C256_3X3(256, 14, 256, 3, 1, 1),
    /** 256 to 64 by 1x1 on 56x56. */
    C256_1X1(256, 56, 64, 1, 1, 0),
    /** 3 to 64 by 7x7 on 224x224, halving. */
    C3_7X7(3, 224, 64, 7, 2, 3);

    /** Input channels. */
    public final int channels;

    /** Height and width of the input. */
    public final int side;

    /** Output channels. */
    public final int filters;

    /** Height and width of the kernel. */
    public final int kernel;

    /** Step between results. */
    public final int stride;

    /** Zeros on every side. */
    public final int padding;

    Size(int channels, int side, int filters, int kernel, int stride, int padding) {
      this.channels = channels;
      this.side = side;
      this.filters = filters;
      this.kernel = kernel;
      this.stride = stride;
      this.padding = padding;
    }

    /** Height and width of the result. */
    public int outSide() {
      return (side + 2 * padding - kernel) / stride + 1;
    }

    /** How a table names the layer. */
    public String title() {
      String step = stride == 1 ? "" : ", stride " + stride;
      return "%d to %d %dx%d on %dx%d%s"
          .formatted(channels, filters, kernel, kernel, side, side, step);
    }
  }

  @Override
  public String name() {
    return KIND + "/" + size + "/" + batch;
  }

  @Override
  public List<Values> parameters() {
    int inputs = size.channels * size.kernel * size.kernel;
    return List.of(
        Values.parameter(WEIGHT, inputs, size.filters, size.channels, size.kernel, size.kernel));
  }

  /** [batch, channels, side, side]. */
  public Values input() {
    return Values.uniform("x", -1, 1, batch, size.channels, size.side, size.side);
  }

  /** [batch, filters, outSide, outSide], what comes back to the result. */
  public Values resultGradient() {
    return Values.uniform("dy", -1, 1, batch, size.filters, size.outSide(), size.outSide());
  }
}
