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

  /** More samples than any call has. */
  private static final int NEVER = Integer.MAX_VALUE;

  final int channels;
  final int filters;
  final int groups;
  final int inputSize;
  final int outputSize;
  final int weightsPerGroup;

  /** A dense input plane to each phase plane that some tap reads. */
  final PlaneMap[] inputPhases;

  /** From the input to the output. */
  final Pass forward;

  /** How gradients are made of fewer samples than {@link #winogradFrom}, and of as many or more. */
  private final Gradients direct;

  private final Gradients winograd;
  private final int winogradFrom;
  private final int scratch;

  /**
   * An algorithm for gradients.
   *
   * @param backward from the output to the input: the adjoint of {@link #forward}
   * @param weights how the weight gradient reads the input's phase planes
   */
  private record Gradients(Pass backward, WeightTable weights) {}

  private ConvolutionGeometry(Builder b) {
    Axis h = new Axis(b.height, b.outHeight, b.kernelH, b.strideH, b.paddingH, b.dilationH);
    Axis w = new Axis(b.width, b.outWidth, b.kernelW, b.strideW, b.paddingW, b.dilationW);
    this.channels = b.channels;
    this.filters = b.filters;
    this.groups = b.groups;
    this.inputSize = Math.multiplyExact(b.height, b.width);
    this.outputSize = Math.multiplyExact(b.outHeight, b.outWidth);
    this.weightsPerGroup = filtersPerGroup() * channelsPerGroup() * b.kernelH * b.kernelW;
    this.inputPhases = inputPhases(h, w);
    this.forward =
        DirectPass.forward(h, w, channelsPerGroup(), filtersPerGroup(), inputPhases, b.gathered);
    this.winogradFrom = b.winogradFrom;
    this.winograd =
        b.winogradFrom == NEVER
            ? direct(h, w, b)
            : new Gradients(
                WinogradPass.backward(h, w, channelsPerGroup(), filtersPerGroup()),
                weightTable(h, w, b, !b.stacked));
    this.direct = b.winogradFrom == 1 ? winograd : direct(h, w, b);
    this.scratch = Math.max(scratch(forward), Math.max(scratch(direct), scratch(winograd)));
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
    return Checks.index(
        (long) channelsPerGroup() * inputPhases.length * inputPhases[0].size() + Primitives.ROUND);
  }

  /** From the output to the input, of so many samples: the adjoint of {@link #forward}. */
  Pass backward(int samples) {
    return gradients(samples).backward();
  }

  /** How the gradient of the weights is summed over so many samples. */
  WeightTable weightTable(int samples) {
    return gradients(samples).weights();
  }

  private Gradients gradients(int samples) {
    return samples < winogradFrom ? direct : winograd;
  }

  private int scratch(Gradients gradients) {
    int weights = Checks.index(inputPlanes() + gradients.weights().scratch());
    return Math.max(weights, scratch(gradients.backward()));
  }

  private int scratch(Pass pass) {
    return Checks.index(groups * pass.packedLength() + pass.freeLength());
  }

  private PlaneMap[] inputPhases(Axis h, Axis w) {
    List<PlaneMap> maps = new ArrayList<>();
    for (int rh : h.phases()) {
      for (int rw : w.phases()) {
        maps.add(
            new PlaneMap(
                h.in,
                w.in,
                h.columns(),
                w.columns() - w.shared(),
                w.shared(),
                h.stride,
                w.stride,
                rh - h.padding,
                rw - w.padding));
      }
    }
    return maps.toArray(PlaneMap[]::new);
  }

  private Gradients direct(Axis h, Axis w, Builder b) {
    return new Gradients(
        DirectPass.backward(h, w, channelsPerGroup(), filtersPerGroup(), b.gathered),
        weightTable(h, w, b, false));
  }

  private WeightTable weightTable(Axis h, Axis w, Builder b, boolean winograd) {
    return new WeightTable(
        channelsPerGroup(),
        filtersPerGroup(),
        h.kernel * w.kernel,
        inputPhases[0],
        inputPhases.length,
        h.reach,
        new TapTable.Plane(h.out, w.out, inputPhases[0].pitch()),
        b.stacked ? runsOfStacks(h, w) : winograd ? runsOfProducts(w) : runsOfRows(h, w),
        winograd ? Winograd.of(Winograd.PRODUCTS + 1 - h.kernel) : null);
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

  /** Taps side by side in a row of the kernel make a run, for each product. */
  private static WeightTable.Runs runsOfProducts(Axis w) {
    List<WeightTable.Run> runs = new ArrayList<>();
    for (int product = 0; product < Winograd.PRODUCTS; product++) {
      for (int[] columns : w.neighbours()) {
        runs.add(new WeightTable.Run(product, 0, w.shift(columns[0]), columns));
      }
    }
    return new WeightTable.Runs(new int[] {0}, runs);
  }

  /** Taps side by side in a row, where a cell holds what all rows of the kernel read there. */
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
    private int winogradFrom = NEVER;

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
     * Makes neighbouring rows of gradients, those of the input as those of the weights, together by
     * Winograd's minimal algorithm, down the rows alone: half the multiplications for 3 or 4 rows
     * of the kernel, 6 of 10 for 2 or 5, and some additions. Pays where there are many channels and
     * filters; needs strides and a vertical dilation of 1; changes gradients in their last bits,
     * and by an infinity also its neighbours'. Not the results: their rounding decides which side
     * of 0 an activation is on, and a few that change sides are more than all else that rounding
     * does.
     */
    public Builder winograd() {
      return winograd(1);
    }

    /**
     * The same where a call has at least so many samples, among which mixing the weights is shared;
     * at least 1.
     */
    public Builder winograd(int samples) {
      winogradFrom = Checks.atLeast(1, samples, "samples for winograd()");
      return this;
    }

    /**
     * Works out the tables.
     *
     * @throws IllegalArgumentException when the scratch this shape needs does not fit one array,
     *     when it is stacked at another vertical stride than 1, or when {@link #winograd} does not
     *     take its kernel, strides or dilation
     */
    public ConvolutionGeometry build() {
      if (winogradFrom != NEVER && !Winograd.takes(kernelH)) {
        throw new IllegalArgumentException(
            "winograd() needs a kernel of 2 to 5 rows, not " + kernelH);
      }
      if (winogradFrom != NEVER && (strideH != 1 || strideW != 1 || dilationH != 1)) {
        throw new IllegalArgumentException(
            "winograd() needs strides and a vertical dilation of 1, not strides "
                + strideH
                + " and "
                + strideW
                + " and a dilation of "
                + dilationH);
      }
      if (stacked && strideH != 1) {
        throw new IllegalArgumentException(
            "stacked() needs a vertical stride of 1, not " + strideH);
      }
      return new ConvolutionGeometry(this);
    }
  }
}
