package dev.headgate.runtime.kernel;

/**
 * The shape of one pooling, which maps [channels, height, width] to [channels, outHeight,
 * outWidth]: the result at o covers the input cells {@code o*stride - padding + k*dilation} that
 * lie inside the input. Immutable.
 */
public final class PoolingGeometry {

  final int channels;
  final int height;
  final int width;
  final int outHeight;
  final int outWidth;
  final Window rows;
  final Window columns;
  final boolean countIncludePadding;
  final Phases rowPhases;
  final Phases columnPhases;
  final WindowChoice choice;

  private PoolingGeometry(Builder b) {
    this.channels = b.channels;
    this.height = b.height;
    this.width = b.width;
    this.outHeight = b.outHeight;
    this.outWidth = b.outWidth;
    this.rows = new Window(b.height, b.kernelH, b.strideH, b.paddingH, b.dilationH);
    this.columns = new Window(b.width, b.kernelW, b.strideW, b.paddingW, b.dilationW);
    this.countIncludePadding = b.countIncludePadding;
    this.rowPhases = new Phases(rows, outHeight);
    this.columnPhases = new Phases(columns, outWidth);
    this.choice = new WindowChoice(this);
  }

  /**
   * Starts a description with a 1 x 1 kernel, stride 1, padding 0, dilation 1, counting padding in
   * averages.
   *
   * @param channels channels, height, width of one sample's input, all at least 1
   * @param outHeight outHeight, outWidth of the result, both at least 1
   */
  public static Builder of(int channels, int height, int width, int outHeight, int outWidth) {
    return new Builder(channels, height, width, outHeight, outWidth);
  }

  /** The kernel along one dimension. */
  record Window(int extent, int kernel, int stride, int padding, int dilation) {

    /**
     * The first input index of the window of o that lies inside the input, or one not before {@link
     * #end}.
     */
    int first(int o) {
      int start = o * stride - padding;
      return start >= 0 ? start : start + (-start + dilation - 1) / dilation * dilation;
    }

    /** The end (exclusive) of the input indices of the window of o. */
    int end(int o) {
      return Math.min(extent, o * stride - padding + (kernel - 1) * dilation + 1);
    }

    /** Where the window of 0 has its cell k, from the input's start. */
    int shift(int k) {
      return k * dilation - padding;
    }

    /** The first of {@code outExtent} windows whose cell k lies inside the input. */
    int firstWith(int k, int outExtent) {
      int shift = shift(k);
      return shift >= 0 ? 0 : Math.min(outExtent, (-shift + stride - 1) / stride);
    }

    /** The end (exclusive) of the windows whose cell k lies inside the input. */
    int endWith(int k, int outExtent) {
      int reach = extent - shift(k);
      return reach <= 0 ? 0 : Math.min(outExtent, (reach - 1) / stride + 1);
    }

    /** Whether all cells of {@code outExtent} windows lie inside the input. */
    boolean areInside(int outExtent) {
      return padding == 0 && shift(kernel - 1) + (outExtent - 1) * stride < extent;
    }

    /** Whether every cell of the input belongs to exactly one of {@code outExtent} windows. */
    boolean areTiles(int outExtent) {
      boolean gapless = kernel == stride && (dilation == 1 || kernel == 1);
      return gapless && padding == 0 && extent == outExtent * stride;
    }

    /** How many cells of the window of o lie inside the input. */
    int inside(int o) {
      int length = end(o) - first(o);
      return length <= 0 ? 0 : (length - 1) / dilation + 1;
    }
  }

  /** Collects the attributes that have defaults. Each pair takes the vertical value first. */
  public static final class Builder {
    private final int channels;
    private final int height;
    private final int width;
    private final int outHeight;
    private final int outWidth;
    private int kernelH = 1;
    private int kernelW = 1;
    private int strideH = 1;
    private int strideW = 1;
    private int paddingH;
    private int paddingW;
    private int dilationH = 1;
    private int dilationW = 1;
    private boolean countIncludePadding = true;

    private Builder(int channels, int height, int width, int outHeight, int outWidth) {
      this.channels = Checks.atLeast(1, channels, "channels");
      this.height = Checks.atLeast(1, height, "height");
      this.width = Checks.atLeast(1, width, "width");
      this.outHeight = Checks.atLeast(1, outHeight, "outHeight");
      this.outWidth = Checks.atLeast(1, outWidth, "outWidth");
    }

    /** Window size, at least 1; 1 unless set. */
    public Builder kernel(int h, int w) {
      kernelH = Checks.atLeast(1, h, "kernel height");
      kernelW = Checks.atLeast(1, w, "kernel width");
      return this;
    }

    /** Step between neighbouring windows, at least 1; 1 unless set. */
    public Builder stride(int h, int w) {
      strideH = Checks.atLeast(1, h, "vertical stride");
      strideW = Checks.atLeast(1, w, "horizontal stride");
      return this;
    }

    /** Cells before the input's first row and column, at least 0; 0 unless set. */
    public Builder padding(int h, int w) {
      paddingH = Checks.atLeast(0, h, "vertical padding");
      paddingW = Checks.atLeast(0, w, "horizontal padding");
      return this;
    }

    /** Step between neighbouring cells of a window, at least 1; 1 unless set. */
    public Builder dilation(int h, int w) {
      dilationH = Checks.atLeast(1, h, "vertical dilation");
      dilationW = Checks.atLeast(1, w, "horizontal dilation");
      return this;
    }

    /**
     * Whether an average divides by the whole window (true, unless set) or by the cells inside the
     * input.
     */
    public Builder countIncludePadding(boolean count) {
      countIncludePadding = count;
      return this;
    }

    /** The description. */
    public PoolingGeometry build() {
      return new PoolingGeometry(this);
    }
  }
}
