package dev.headgate.runtime.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of one correlation, which maps [channels, height, width] to [filters, outHeight,
 * outWidth]: the result at o reads, for each kernel index k, the input at {@code o*stride - padding
 * + k*dilation}, and zero outside the input. The result's size is given, not derived, so that the
 * adjoint of every transposed convolution (with any output padding) can be described too.
 *
 * <p>Immutable; everything the kernels derive from a shape is worked out here once. A convolution
 * of any stride is run as a stride-1 correlation over <em>phase planes</em>: the padded input index
 * {@code j = i + padding} is split as {@code j = stride*q + r}, plane r holds the cells (r, q), and
 * a tap at {@code k*dilation = stride*m + r} reads plane r at {@code q = o + m}.
 */
public final class ConvolutionGeometry {

  final int channels;
  final int filters;
  final int groups;
  final int inputSize;
  final int outputSize;
  final int weightsPerGroup;

  /** Forward: a dense input plane to each phase plane that some tap reads. */
  final PlaneMap[] inputPhases;

  /** A dense result plane at the pitch of the input's phase planes. */
  final PlaneMap output;

  final TapTable forward;

  /** {@link #forward} alone, where a list of tables is asked for. */
  final TapTable[] forwardTables;

  /** How the weight gradient reads the input's phase planes. */
  final WeightTable weightTable;

  /** Backward: a dense plane of dy with the margins its taps reach into; always one map. */
  final PlaneMap[] outputPhases;

  /** Each phase of the input plane as a result of the backward correlation. */
  final PlaneMap[] inputGradientPhases;

  /** The taps of each of {@link #inputGradientPhases}; a phase that no tap reads has none. */
  final TapTable[] backward;

  private final boolean gathered;
  private final boolean stacked;
  private final int scratch;

  private ConvolutionGeometry(Builder b) {
    Axis h = new Axis(b.height, b.outHeight, b.kernelH, b.strideH, b.paddingH, b.dilationH);
    Axis w = new Axis(b.width, b.outWidth, b.kernelW, b.strideW, b.paddingW, b.dilationW);
    this.channels = b.channels;
    this.filters = b.filters;
    this.groups = b.groups;
    this.gathered = b.gathered;
    this.stacked = b.stacked;
    this.inputSize = Math.multiplyExact(b.height, b.width);
    this.outputSize = Math.multiplyExact(b.outHeight, b.outWidth);
    this.weightsPerGroup = filtersPerGroup() * channelsPerGroup() * b.kernelH * b.kernelW;
    this.output = new PlaneMap(h.out, w.out, h.out, w.out + w.reach, 1, 1, 0, 0);
    this.inputPhases = inputPhases(h, w);
    this.forward = forwardTaps(h, w);
    this.forwardTables = new TapTable[] {forward};
    this.weightTable = weightTable(h, w);
    this.outputPhases =
        new PlaneMap[] {
          new PlaneMap(
              h.out,
              w.out,
              h.cells + h.reach,
              w.cells + w.reach,
              1,
              1,
              h.first - h.reach,
              w.first - w.reach)
        };
    this.inputGradientPhases = new PlaneMap[h.stride * w.stride];
    this.backward = new TapTable[h.stride * w.stride];
    for (int r = 0; r < backward.length; r++) {
      int rh = r / w.stride;
      int rw = r % w.stride;
      inputGradientPhases[r] =
          new PlaneMap(
              h.in,
              w.in,
              h.cells,
              outputPhases[0].pitch(),
              h.stride,
              w.stride,
              h.first * h.stride + rh - h.padding,
              w.first * w.stride + rw - w.padding);
      backward[r] = backwardTaps(h, w, rh, rw);
    }
    this.scratch = Math.max(forwardScratch(), Math.max(backwardScratch(), gradientScratch()));
  }

  /**
   * Starts a description with a 1 x 1 kernel, stride 1, padding 0, dilation 1 and one group.
   *
   * @param channels channels, height, width of one sample's input, all at least 1
   * @param filters filters, outHeight, outWidth of one sample's result, all at least 1
   */
  public static Builder of(
      int channels, int height, int width, int filters, int outHeight, int outWidth) {
    return new Builder(channels, height, width, filters, outHeight, outWidth);
  }

  /**
   * The number of scratch elements that every kernel of this geometry needs, whatever the number of
   * samples.
   */
  public int scratch() {
    return scratch;
  }

  int channelsPerGroup() {
    return channels / groups;
  }

  int filtersPerGroup() {
    return filters / groups;
  }

  /**
   * Elements of one group's phase planes, with what a rounded number of positions reads beyond
   * them.
   */
  int inputPlanes() {
    return exact(
        (long) channelsPerGroup() * inputPhases.length * inputPhases[0].size() + Primitives.ROUND);
  }

  /**
   * Elements of one group's planes of dy with margins, with what a rounded number of positions
   * reads beyond them.
   */
  int outputPlanes() {
    return exact((long) filtersPerGroup() * outputPhases[0].size() + Primitives.ROUND);
  }

  /** Elements of the packed weights of one group for all phases of the backward correlation. */
  int backwardWeights() {
    long total = 0;
    for (TapTable phase : backward) {
      total += phase.packedLength();
    }
    return exact(total);
  }

  private int forwardScratch() {
    return exact(groups * forward.packedLength() + inputPlanes() + forward.stripLength());
  }

  private int backwardScratch() {
    long strips = 0;
    for (TapTable phase : backward) {
      strips = Math.max(strips, phase.stripLength());
    }
    return exact((long) groups * backwardWeights() + outputPlanes() + strips);
  }

  private int gradientScratch() {
    return exact(inputPlanes() + weightTable.scratch());
  }

  private static int exact(long elements) {
    if (elements > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "A convolution needs " + elements + " scratch elements, more than an array holds");
    }
    return (int) elements;
  }

  private PlaneMap[] inputPhases(Axis h, Axis w) {
    List<PlaneMap> maps = new ArrayList<>();
    for (int rh : h.phases()) {
      for (int rw : w.phases()) {
        maps.add(
            new PlaneMap(
                h.in,
                w.in,
                h.out + h.reach,
                w.out + w.reach,
                h.stride,
                w.stride,
                rh - h.padding,
                rw - w.padding));
      }
    }
    return maps.toArray(PlaneMap[]::new);
  }

  private TapTable forwardTaps(Axis h, Axis w) {
    List<TapTable.Tap> taps = new ArrayList<>();
    int plane = inputPhases[0].size();
    for (int c = 0; c < channelsPerGroup(); c++) {
      for (int kh = 0; kh < h.kernel; kh++) {
        for (int kw = 0; kw < w.kernel; kw++) {
          int phase = h.phaseIndex(kh) * w.phases().length + w.phaseIndex(kw);
          long at = ((long) c * inputPhases.length + phase) * plane;
          int offset = exact(at + h.shift(kh) * output.pitch() + w.shift(kw));
          taps.add(new TapTable.Tap(offset, taps.size()));
        }
      }
    }
    TapTable.Plane result = new TapTable.Plane(h.out, w.out, output.pitch());
    int planes = channelsPerGroup() * inputPhases.length;
    return new TapTable(filtersPerGroup(), result, planes, h.reach, gathered, taps.size(), taps);
  }

  private WeightTable weightTable(Axis h, Axis w) {
    return new WeightTable(
        channelsPerGroup(),
        filtersPerGroup(),
        h.kernel * w.kernel,
        inputPhases[0],
        inputPhases.length,
        h.reach,
        new TapTable.Plane(h.out, w.out, output.pitch()),
        stacked ? runsOfStacks(h, w) : runsOfRows(h, w));
  }

  /** Taps side by side in a row of one phase plane make a run. */
  private static WeightTable.Runs runsOfRows(Axis h, Axis w) {
    List<WeightTable.Run> runs = new ArrayList<>();
    for (int kh = 0; kh < h.kernel; kh++) {
      for (int[] columns : w.neighbours()) {
        int[] cells = new int[columns.length];
        for (int i = 0; i < cells.length; i++) {
          cells[i] = kh * w.kernel + columns[i];
        }
        int phase = h.phaseIndex(kh) * w.phases().length + w.phaseIndex(columns[0]);
        runs.add(new WeightTable.Run(phase, h.shift(kh), w.shift(columns[0]), cells));
      }
    }
    return new WeightTable.Runs(new int[] {0}, runs);
  }

  /** The same where a cell holds what all rows of the kernel read there. */
  private static WeightTable.Runs runsOfStacks(Axis h, Axis w) {
    List<WeightTable.Run> runs = new ArrayList<>();
    for (int[] columns : w.neighbours()) {
      int[] cells = new int[columns.length * h.kernel];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = i % h.kernel * w.kernel + columns[i / h.kernel];
      }
      runs.add(new WeightTable.Run(w.phaseIndex(columns[0]), 0, w.shift(columns[0]), cells));
    }
    int[] stack = new int[h.kernel];
    for (int kh = 0; kh < h.kernel; kh++) {
      stack[kh] = h.shift(kh);
    }
    return new WeightTable.Runs(stack, runs);
  }

  private TapTable backwardTaps(Axis h, Axis w, int rh, int rw) {
    List<TapTable.Tap> taps = new ArrayList<>();
    int pitch = outputPhases[0].pitch();
    int kernel = h.kernel * w.kernel;
    for (int o = 0; o < filtersPerGroup(); o++) {
      for (int kh = 0; kh < h.kernel; kh++) {
        for (int kw = 0; kw < w.kernel; kw++) {
          if (h.phase(kh) == rh && w.phase(kw) == rw) {
            int shift = (h.reach - h.shift(kh)) * pitch + w.reach - w.shift(kw);
            int offset = exact((long) o * outputPhases[0].size() + shift);
            taps.add(
                new TapTable.Tap(offset, o * channelsPerGroup() * kernel + kh * w.kernel + kw));
          }
        }
      }
    }
    TapTable.Plane result = new TapTable.Plane(h.cells, w.cells, pitch);
    return new TapTable(
        channelsPerGroup(), result, filtersPerGroup(), h.reach, gathered, kernel, taps);
  }

  /** Collects the attributes that have defaults. Each takes the vertical value first. */
  public static final class Builder {
    private final int channels;
    private final int height;
    private final int width;
    private final int filters;
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
    private int groups = 1;
    private boolean gathered;
    private boolean stacked;

    private Builder(int channels, int height, int width, int filters, int outHeight, int outWidth) {
      this.channels = Checks.atLeast(1, channels, "channels");
      this.height = Checks.atLeast(1, height, "height");
      this.width = Checks.atLeast(1, width, "width");
      this.filters = Checks.atLeast(1, filters, "filters");
      this.outHeight = Checks.atLeast(1, outHeight, "outHeight");
      this.outWidth = Checks.atLeast(1, outWidth, "outWidth");
    }

    /** Kernel size, at least 1; 1 unless set. */
    public Builder kernel(int h, int w) {
      kernelH = Checks.atLeast(1, h, "kernel height");
      kernelW = Checks.atLeast(1, w, "kernel width");
      return this;
    }

    /** Step between neighbouring results, at least 1; 1 unless set. */
    public Builder stride(int h, int w) {
      strideH = Checks.atLeast(1, h, "vertical stride");
      strideW = Checks.atLeast(1, w, "horizontal stride");
      return this;
    }

    /** Zeros before the input's first row and column, at least 0; 0 unless set. */
    public Builder padding(int h, int w) {
      paddingH = Checks.atLeast(0, h, "vertical padding");
      paddingW = Checks.atLeast(0, w, "horizontal padding");
      return this;
    }

    /** Step between neighbouring kernel cells, at least 1; 1 unless set. */
    public Builder dilation(int h, int w) {
      dilationH = Checks.atLeast(1, h, "vertical dilation");
      dilationW = Checks.atLeast(1, w, "horizontal dilation");
      return this;
    }

    /** Groups that channels and filters are split into; must divide both; 1 unless set. */
    public Builder groups(int g) {
      groups = Checks.atLeast(1, g, "groups");
      if (channels % g != 0 || filters % g != 0) {
        throw new IllegalArgumentException(
            "groups " + g + " must divide channels " + channels + " and filters " + filters);
      }
      return this;
    }

    /**
     * Copies what the taps read of a strip side by side before it is multiplied, as for a matrix
     * product. Pays where each tap reads a plane of its own, as in a 1 x 1 kernel; changes no
     * result.
     */
    public Builder gathered() {
      gathered = true;
      return this;
    }

    /**
     * For the gradient of the weights, puts what all rows of the kernel read of a column side by
     * side. Pays where channels are too few to fill vectors; needs a vertical stride of 1; changes
     * results in their last bits only.
     */
    public Builder stacked() {
      stacked = true;
      return this;
    }

    /**
     * Works out the tables.
     *
     * @throws IllegalArgumentException when the scratch this shape needs does not fit one array, or
     *     when it is stacked at another vertical stride than 1
     */
    public ConvolutionGeometry build() {
      if (stacked && strideH != 1) {
        throw new IllegalArgumentException(
            "stacked() needs a vertical stride of 1, not " + strideH);
      }
      return new ConvolutionGeometry(this);
    }
  }
}
