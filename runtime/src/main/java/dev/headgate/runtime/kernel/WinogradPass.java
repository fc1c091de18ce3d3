package dev.headgate.runtime.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Winograd}'s algorithm down the rows: some neighbouring rows of the result, a
 * <em>tile</em>, are made together. Row i of all tiles makes a flat plane, of the sources as of the
 * results; with these planes mixed by the algorithm's matrices, each product is a correlation of
 * kernels one row high. For strides and a vertical dilation of 1.
 */
final class WinogradPass implements Pass {

  private static final int PRODUCTS = Winograd.PRODUCTS;

  /** Flat positions up to which samples are put together. */
  private static final int POSITIONS = 512;

  private static final int MOST_SAMPLES = 8;

  /** Of one element. */
  static final WinogradPass LEAST =
      backward(new Axis(2, 1, 2, 1, 0, 1), new Axis(1, 1, 1, 1, 0, 1), 1, 1);

  final Winograd winograd;
  final int sources;
  final int results;
  final int sourceSize;
  final int resultSize;
  final int resultHeight;
  final int resultWidth;

  /** Tiles of rows of one sample. */
  final int tiles;

  /** Samples whose tiles lie below each other, so that tiles of small planes fill vectors. */
  final int samples;

  /** A source, from the first row that the first tile reads to the last that the last one does. */
  final PlaneMap sourceMap;

  /** Row i of each tile of a result. */
  final PlaneMap[] resultMaps;

  /** The taps of one product: rows are tiles. */
  final TapTable table;

  /** Makes the products' packed weights from those of each row of the kernel. */
  final TapTable kernelMix;

  /** Makes strips by {@link #resultMaps} from those of the products. */
  final TapTable resultMix;

  /** Elements of one product's plane of a source. */
  final int plane;

  /** How far the weights of each row of the kernel lie behind those of its first. */
  final int[] kernelRows;

  /** Elements of one product's packed weights. */
  final int packed;

  /** Elements of one product's strips of the results. */
  final int strips;

  /**
   * @param source how the rows of a source lie: flat, from the first that the first result reads
   * @param result the dense results
   * @param columns where in a row of the source each column of the kernel reads
   * @param weights where the weight of a source and a result 0 lies, and of the next result
   */
  private WinogradPass(
      int kernelHeight,
      int sources,
      int results,
      PlaneMap source,
      PlaneMap result,
      int[] columns,
      Strides weights) {
    this.winograd = Winograd.of(kernelHeight);
    this.sources = sources;
    this.results = results;
    this.sourceSize = source.height() * source.width();
    this.resultHeight = result.height();
    this.resultWidth = result.width();
    this.resultSize = resultHeight * resultWidth;
    this.kernelRows = new int[kernelHeight];
    for (int row = 0; row < kernelHeight; row++) {
      kernelRows[row] = columns.length * (kernelHeight - 1 - row); // the last is applied first
    }
    int together = winograd.results;
    this.tiles = (resultHeight + together - 1) / together;
    int pitch = source.pitch();
    this.samples = Math.max(1, Math.min(MOST_SAMPLES, POSITIONS / (tiles * pitch)));
    this.sourceMap =
        new PlaneMap(
            source.height(),
            source.width(),
            (tiles - 1) * together + PRODUCTS,
            pitch,
            source.tail(),
            1,
            1,
            source.startH(),
            source.startW());
    this.resultMaps = new PlaneMap[together];
    for (int i = 0; i < together; i++) {
      resultMaps[i] =
          PlaneMap.ofResult(
              resultHeight, resultWidth, tiles, pitch, together, 1, i, result.startW());
    }
    int rows = samples * tiles;
    this.plane = Primitives.rounded((rows - 1) * pitch + Primitives.rounded(pitch + source.tail()));
    List<TapTable.Tap> taps = new ArrayList<>();
    for (int s = 0; s < sources; s++) {
      for (int column = 0; column < columns.length; column++) {
        long at = (long) s * PRODUCTS * plane;
        int offset = Checks.index(at + columns[column]);
        taps.add(new TapTable.Tap(offset, s * weights.source() + column));
      }
    }
    TapTable.Plane cells = new TapTable.Plane(rows, resultWidth, pitch);
    this.table = new TapTable(results, cells, sources, 0, false, weights.result(), taps);
    this.packed = Primitives.rounded(Checks.index(table.packedLength()));
    this.strips = Checks.index((long) (results + Primitives.FILL) * table.strip());
    this.kernelMix = Winograd.mix(winograd.kernelMatrix, apart(kernelHeight, packed));
    this.resultMix = Winograd.mix(winograd.resultMatrix, apart(PRODUCTS, strips));
  }

  /** How far apart the weights of neighbouring sources and results are. */
  private record Strides(int source, int result) {}

  /** From the output to the input. */
  static WinogradPass backward(Axis h, Axis w, int channels, int filters) {
    PlaneMap source =
        new PlaneMap(
            h.out,
            w.out,
            h.backwardColumns(),
            w.backwardColumns() - w.sharedBackward(),
            w.sharedBackward(),
            1,
            1,
            h.padding - h.reach,
            w.padding - w.reach);
    int[] columns = new int[w.kernel];
    for (int kw = 0; kw < w.kernel; kw++) {
      columns[kw] = w.reach - w.shift(kw);
    }
    int kernel = h.kernel * w.kernel;
    return new WinogradPass(
        h.kernel,
        filters,
        channels,
        source,
        PlaneMap.ofResult(h.in, w.in, h.in, source.pitch(), 1, 1, 0, 0),
        columns,
        new Strides(channels * kernel, kernel));
  }

  private static int[] apart(int count, int distance) {
    int[] offsets = new int[count];
    for (int i = 0; i < count; i++) {
      offsets[i] = Checks.index((long) i * distance);
    }
    return offsets;
  }

  /** Elements of a source by {@link #sourceMap}, with what is read beyond them. */
  int flatLength() {
    return sourceMap.size() + Primitives.ROUND;
  }

  /** Elements of the products' planes of all sources, with what is read beyond them. */
  int planesLength() {
    return Checks.index((long) sources * PRODUCTS * plane + Primitives.ROUND);
  }

  @Override
  public int sourceLength() {
    return sources * sourceSize;
  }

  @Override
  public int resultLength() {
    return results * resultSize;
  }

  @Override
  public int results() {
    return results;
  }

  @Override
  public long packedLength() {
    return (long) (PRODUCTS + Primitives.FILL) * packed
        + kernelMix.packedLength()
        + resultMix.packedLength()
        + Primitives.ROUND;
  }

  @Override
  public long freeLength() {
    long strip = (long) (winograd.results + Primitives.FILL) * table.strip();
    long running =
        table.startsLength()
            + planesLength()
            + Math.max(flatLength(), (long) PRODUCTS * strips + strip);
    return Math.max(running, (long) winograd.taps * packed);
  }

  @Override
  public void packWeights(Scratch scratch, float[] weight, int weightAt, int packedAt, int freeAt) {
    scratch.winograd.packWeights(this, weight, weightAt, packedAt, freeAt);
  }

  @Override
  public int together() {
    return samples;
  }

  @Override
  public void run(
      Scratch scratch,
      int samples,
      float[] x,
      int xAt,
      int xStride,
      float @Nullable [] bias,
      int biasAt,
      int packedAt,
      int freeAt,
      float[] y,
      int yAt,
      int yStride) {
    table.writeStarts(bias, biasAt, scratch.shared(), freeAt);
    scratch.winograd.run(this, samples, x, xAt, xStride, packedAt, freeAt, y, yAt, yStride);
  }
}
