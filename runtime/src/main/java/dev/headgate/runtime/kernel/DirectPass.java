package dev.headgate.runtime.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The obvious algorithm: each tap reads the sources, flat, where it lies. Strides make phases, of
 * the sources forward and of the results backward, each with taps of its own.
 */
final class DirectPass implements Pass {

  private final int sources;
  private final int results;
  private final int sourceSize;
  private final int resultSize;

  /** A flat plane of each source by each of these maps. */
  private final PlaneMap[] sourceMaps;

  /** The taps of each of {@link #resultMaps}; one that no tap writes to has none. */
  private final TapTable[] tables;

  /** Which cells of the results are written by the taps of each table. */
  private final PlaneMap[] resultMaps;

  private DirectPass(
      int sources, int results, PlaneMap[] sourceMaps, TapTable[] tables, PlaneMap[] resultMaps) {
    this.sources = sources;
    this.results = results;
    this.sourceSize = sourceMaps[0].height() * sourceMaps[0].width();
    this.resultSize = resultMaps[0].height() * resultMaps[0].width();
    this.sourceMaps = sourceMaps;
    this.tables = tables;
    this.resultMaps = resultMaps;
  }

  /**
   * From the input to the output.
   *
   * @param phases of the input
   * @param gathered whether strips are gathered
   */
  static DirectPass forward(
      Axis h, Axis w, int channels, int filters, PlaneMap[] phases, boolean gathered) {
    PlaneMap result = PlaneMap.ofResult(h.out, w.out, h.out, phases[0].pitch(), 1, 1, 0, 0);
    List<TapTable.Tap> taps = new ArrayList<>();
    int plane = phases[0].size();
    for (int c = 0; c < channels; c++) {
      for (int kh = 0; kh < h.kernel; kh++) {
        for (int kw = 0; kw < w.kernel; kw++) {
          int phase = h.phaseIndex(kh) * w.phases().length + w.phaseIndex(kw);
          long at = ((long) c * phases.length + phase) * plane;
          int offset = Checks.index(at + h.shift(kh) * result.pitch() + w.shift(kw));
          taps.add(new TapTable.Tap(offset, taps.size()));
        }
      }
    }
    TapTable table =
        new TapTable(
            filters,
            new TapTable.Plane(h.out, w.out, result.pitch()),
            channels * phases.length,
            h.reach,
            gathered,
            taps.size(),
            taps);
    return new DirectPass(
        channels, filters, phases, new TapTable[] {table}, new PlaneMap[] {result});
  }

  /** From the output to the input. */
  static DirectPass backward(Axis h, Axis w, int channels, int filters, boolean gathered) {
    PlaneMap source =
        new PlaneMap(
            h.out,
            w.out,
            h.backwardColumns(),
            w.backwardColumns() - w.sharedBackward(),
            w.sharedBackward(),
            1,
            1,
            h.first - h.reach,
            w.first - w.reach);
    PlaneMap[] results = new PlaneMap[h.stride * w.stride];
    TapTable[] tables = new TapTable[results.length];
    for (int r = 0; r < results.length; r++) {
      int rh = r / w.stride;
      int rw = r % w.stride;
      results[r] =
          PlaneMap.ofResult(
              h.in,
              w.in,
              h.cells,
              source.pitch(),
              h.stride,
              w.stride,
              h.first * h.stride + rh - h.padding,
              w.first * w.stride + rw - w.padding);
      List<TapTable.Tap> taps = backwardTaps(h, w, rh, rw, channels, filters, source);
      tables[r] =
          new TapTable(
              channels,
              new TapTable.Plane(h.cells, w.cells, source.pitch()),
              filters,
              h.reach,
              gathered,
              h.kernel * w.kernel,
              taps);
    }
    return new DirectPass(filters, channels, new PlaneMap[] {source}, tables, results);
  }

  private static List<TapTable.Tap> backwardTaps(
      Axis h, Axis w, int rh, int rw, int channels, int filters, PlaneMap source) {
    List<TapTable.Tap> taps = new ArrayList<>();
    int kernel = h.kernel * w.kernel;
    for (int o = 0; o < filters; o++) {
      for (int kh = 0; kh < h.kernel; kh++) {
        for (int kw = 0; kw < w.kernel; kw++) {
          if (h.phase(kh) == rh && w.phase(kw) == rw) {
            int shift = (h.reach - h.shift(kh)) * source.pitch() + w.reach - w.shift(kw);
            int offset = Checks.index((long) o * source.size() + shift);
            taps.add(new TapTable.Tap(offset, o * channels * kernel + kh * w.kernel + kw));
          }
        }
      }
    }
    return taps;
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
    long total = 0;
    for (TapTable table : tables) {
      total += table.packedLength();
    }
    return total;
  }

  @Override
  public long freeLength() {
    long strips = 0;
    for (TapTable table : tables) {
      strips = Math.max(strips, table.stripLength());
    }
    return tables[0].startsLength() + planesLength() + strips;
  }

  /** Elements of the flat planes, with what a rounded number of positions reads beyond them. */
  private long planesLength() {
    return (long) sources * sourceMaps.length * sourceMaps[0].size() + Primitives.ROUND;
  }

  @Override
  public void packWeights(Scratch scratch, float[] weight, int weightAt, int packedAt, int freeAt) {
    scratch.packing.weights(tables, weight, weightAt, packedAt);
  }

  @Override
  public int together() {
    return 1;
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
    boolean direct = Packing.isNeedless(sourceMaps, sources, x, xAt);
    int planesAt = freeAt + tables[0].startsLength();
    int stripsAt = planesAt + (int) planesLength();
    tables[0].writeStarts(bias, biasAt, scratch.shared(), freeAt);
    if (!direct) {
      scratch.packing.planes(sourceMaps, sources, x, xAt, planesAt);
    }
    Correlation correlation = scratch.correlation;
    correlation.source(direct ? x : scratch.shared(), direct ? xAt : planesAt);
    int weightsAt = packedAt;
    for (int r = 0; r < tables.length; r++) {
      correlation.run(tables[r], weightsAt, freeAt, stripsAt, resultMaps[r], y, yAt);
      weightsAt += (int) tables[r].packedLength();
    }
    correlation.forget();
    if (!resultMaps[0].hasWholeRows()) {
      scratch.finish.apply(resultLength(), y, yAt);
    }
  }
}
