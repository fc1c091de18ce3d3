package dev.headgate.runtime.kernel;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Brings what a correlation reads into the shared scratch: dense planes as flat ones, and weights
 * in the order of their use. Threads share the planes and the blocks of weights.
 */
final class Packing implements IntConsumer {

  private static final TapTable[] NO_TABLES = new TapTable[0];
  private static final float[] NONE = new float[0];

  private final Scratch scratch;

  private PlaneMap[] maps = new PlaneMap[0];
  private int planes;
  private float[] x = NONE;
  private int xAt;
  private int planesAt;
  private TapTable[] tables = NO_TABLES;
  private float[] weight = NONE;
  private int weightAt;
  private int packedAt;
  private int parts;

  Packing(Scratch scratch) {
    this.scratch = scratch;
  }

  /** Packs dense planes from {@code x}, each by every map, to {@code planesAt}. */
  void planes(PlaneMap[] maps, int planes, float[] x, int xAt, int planesAt) {
    this.maps = maps;
    this.planes = planes;
    this.x = x;
    this.xAt = xAt;
    this.planesAt = planesAt;
    run();
    this.planes = 0;
    this.x = NONE;
  }

  /**
   * Packs the weights of each table, which all lie from {@code weightAt} on, to {@code packedAt}.
   */
  void weights(TapTable[] tables, float[] weight, int weightAt, int packedAt) {
    this.tables = tables;
    this.weight = weight;
    this.weightAt = weightAt;
    this.packedAt = packedAt;
    run();
    this.tables = NO_TABLES;
    this.weight = NONE;
  }

  private void run() {
    parts = scratch.parts();
    scratch.run(parts, this);
  }

  /** Whether planes can be read where they are, all of them, by one map. */
  static boolean isNeedless(PlaneMap[] maps, int planes, float[] x, int xAt) {
    return maps.length == 1 && isNeedless(maps[0], x, xAt + (planes - 1) * maps[0].size());
  }

  /**
   * Whether a plane can be read where it is: it needs no packing, and what a rounded number of
   * positions reads beyond it exists.
   */
  static boolean isNeedless(PlaneMap map, float[] x, int xAt) {
    return map.isIdentity() && (long) xAt + map.size() + Primitives.ROUND <= x.length;
  }

  @Override
  public void accept(int part) {
    float[] shared = scratch.shared();
    int to = packedAt;
    for (TapTable table : tables) {
      table.packWeights(part, parts, weight, weightAt, shared, to);
      to += (int) table.packedLength();
    }
    for (int c = part * planes / parts; c < (part + 1) * planes / parts; c++) {
      int plane = planesAt + c * maps.length * maps[0].size();
      for (PlaneMap map : maps) {
        map.pack(x, xAt + c * map.height() * map.width(), shared, plane);
        plane += map.size();
      }
    }
    if (part == 0 && planes > 0) {
      int end = planesAt + planes * maps.length * maps[0].size();
      Arrays.fill(shared, end, end + Primitives.ROUND, 0f);
    }
  }
}
