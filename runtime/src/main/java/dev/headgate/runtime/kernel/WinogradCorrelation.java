package dev.headgate.runtime.kernel;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Runs a {@link WinogradPass}. Threads share the blocks of weights, then the planes of the sources,
 * then the tiles of rows, which are made in strips as by {@link Correlation}. An object holds what
 * it works on between its calls.
 */
final class WinogradCorrelation {

  private static final int PRODUCTS = Winograd.PRODUCTS;
  private static final float[] NONE = new float[0];

  private final Scratch scratch;
  private final IntConsumer packing = this::packBlocks;
  private final IntConsumer mixing = this::mixWeights;
  private final IntConsumer preparing = this::mixSources;
  private final IntConsumer correlating = this::makeStrips;

  private WinogradPass pass = WinogradPass.LEAST;
  private float[] x = NONE;
  private int samples;
  private int xAt;
  private int xStride;
  private int packedAt;
  private int freeAt;
  private float[] y = NONE;
  private int yAt;
  private int yStride;
  private int parts;

  WinogradCorrelation(Scratch scratch) {
    this.scratch = scratch;
  }

  /** As {@link Pass#packWeights}. */
  void packWeights(WinogradPass pass, float[] weight, int weightAt, int packedAt, int freeAt) {
    start(pass, weight, weightAt, packedAt, freeAt);
    scratch.run(parts, packing);
    scratch.run(parts, mixing);
    x = NONE;
  }

  /** As {@link Pass#run}. */
  void run(
      WinogradPass pass,
      int samples,
      float[] x,
      int xAt,
      int xStride,
      int packedAt,
      int freeAt,
      float[] y,
      int yAt,
      int yStride) {
    start(pass, x, xAt, packedAt, freeAt);
    this.samples = samples;
    this.xStride = xStride;
    this.y = y;
    this.yAt = yAt;
    this.yStride = yStride;
    scratch.run(parts, preparing);
    parts = Math.min(parts, samples * pass.tiles);
    scratch.run(parts, correlating);
    this.x = NONE;
    this.y = NONE;
  }

  private void start(WinogradPass pass, float[] x, int xAt, int packedAt, int freeAt) {
    this.pass = pass;
    this.x = x;
    this.xAt = xAt;
    this.packedAt = packedAt;
    this.freeAt = freeAt;
    this.parts = scratch.parts();
  }

  private int resultMixAt() {
    return packedAt + (PRODUCTS + Primitives.FILL) * pass.packed;
  }

  private int kernelMixAt() {
    return resultMixAt() + (int) pass.resultMix.packedLength();
  }

  /** A constant zero. */
  private int zeroAt() {
    return kernelMixAt() + (int) pass.kernelMix.packedLength();
  }

  private int planesAt() {
    return freeAt + pass.table.startsLength();
  }

  /** Packs the matrices, and the weights of each row of the kernel by itself. */
  private void packBlocks(int part) {
    float[] shared = scratch.shared();
    pass.table.packWeights(part, parts, x, xAt, pass.kernelRows, shared, freeAt, pass.packed);
    if (part == 0) {
      Winograd winograd = pass.winograd;
      pass.resultMix.packWeights(0, 1, winograd.resultMatrix, 0, shared, resultMixAt());
      pass.kernelMix.packWeights(0, 1, winograd.kernelMatrix, 0, shared, kernelMixAt());
      Arrays.fill(shared, zeroAt(), zeroAt() + Primitives.ROUND, 0f);
    }
  }

  private void mixWeights(int part) {
    float[] shared = scratch.shared();
    int vectors = pass.packed / Primitives.ROUND;
    int from = part * vectors / parts * Primitives.ROUND;
    int length = (part + 1) * vectors / parts * Primitives.ROUND - from;
    TapTable mix = pass.kernelMix;
    mix.run(
        length,
        shared,
        freeAt + from,
        mix.offsets,
        shared,
        kernelMixAt(),
        shared,
        zeroAt(),
        0,
        shared,
        packedAt + from,
        pass.packed);
  }

  /** Makes the products' planes of the part's share of the sources. */
  private void mixSources(int part) {
    float[] memory = scratch.memory(part);
    PlaneMap map = pass.sourceMap;
    int flatAt = planesAt() + pass.planesLength();
    int sources = pass.sources;
    for (int s = part * sources / parts; s < (part + 1) * sources / parts; s++) {
      for (int sample = 0; sample < samples; sample++) {
        int from = xAt + sample * xStride + s * pass.sourceSize;
        int to = planesAt() + s * PRODUCTS * pass.plane + sample * pass.tiles * pass.table.pitch;
        if (Packing.isNeedless(map, x, from)) {
          mixSource(x, from, to);
        } else {
          map.pack(x, from, memory, flatAt);
          mixSource(memory, flatAt, to);
        }
      }
    }
  }

  /** Row after row: what one writes beyond its end the next overwrites. */
  private void mixSource(float[] flat, int flatAt, int planeAt) {
    Primitives primitives = ActivePrimitives.get();
    int pitch = pass.table.pitch;
    int length = pitch + pass.sourceMap.tail();
    for (int tile = 0; tile < pass.tiles; tile++) {
      int from = flatAt + tile * pass.winograd.results * pitch;
      int to = planeAt + tile * pitch;
      primitives.winogradSources(length, flat, from, pitch, scratch.shared(), to, pass.plane);
    }
  }

  private void makeStrips(int part) {
    TapTable table = pass.table;
    int rows = samples * pass.tiles;
    int end = (part + 1) * rows / parts;
    for (int row = part * rows / parts; row < end; row += table.stripRows) {
      strip(scratch.memory(part), row, Math.min(table.stripRows, end - row));
    }
  }

  private void strip(float[] memory, int row, int rows) {
    TapTable table = pass.table;
    float[] shared = scratch.shared();
    int strip = table.strip();
    int positions = table.positions(rows);
    int productsAt = planesAt() + pass.planesLength();
    for (int f = 0; f < PRODUCTS; f++) {
      int from = planesAt() + f * pass.plane + row * table.pitch;
      int to = productsAt + f * pass.strips;
      table.run(
          positions,
          shared,
          from,
          table.offsets,
          shared,
          packedAt + f * pass.packed,
          shared,
          zeroAt(),
          0,
          memory,
          to,
          strip);
    }
    int resultsAt = productsAt + PRODUCTS * pass.strips;
    TapTable mix = pass.resultMix;
    for (int o = 0; o < table.channels; o++) {
      mix.run(
          positions,
          memory,
          productsAt + o * strip,
          mix.offsets,
          shared,
          resultMixAt(),
          shared,
          freeAt + o * Primitives.ROUND,
          0,
          memory,
          resultsAt,
          strip);
      for (int done = 0, some; done < rows; done += some) {
        int sample = (row + done) / pass.tiles;
        int tile = (row + done) % pass.tiles;
        some = Math.min(rows - done, pass.tiles - tile);
        int at = yAt + sample * yStride + o * pass.resultSize;
        unpack(memory, resultsAt + done * table.pitch, tile, tile + some, at);
      }
    }
  }

  /** Puts the rows of some tiles of one result where they belong, and finishes them. */
  private void unpack(float[] memory, int rowsAt, int tile, int end, int at) {
    int together = pass.winograd.results;
    for (int i = 0; i < together; i++) {
      pass.resultMaps[i].unpack(memory, rowsAt + i * pass.table.strip(), tile, end, y, at);
    }
    int from = tile * together;
    int rows = Math.min(pass.resultHeight, end * together) - from;
    scratch.finish.apply(rows * pass.resultWidth, y, at + from * pass.resultWidth);
  }
}
