package dev.headgate.runtime.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link TapTable} over packed planes, one block of channels at a time, and unpacks each
 * block while it is in cache.
 */
final class Correlation {

  private Correlation() {}

  /**
   * Overwrites the cells of the dense planes at {@code y} that {@code result} covers.
   *
   * @param scratch holds packed weights at weightsAt, source planes at planesAt, room for a block
   *     of result planes at resultAt
   * @param bias one value a channel from biasAt, or null for zero
   */
  static void run(
      TapTable taps,
      float[] scratch,
      int weightsAt,
      int planesAt,
      int resultAt,
      float @Nullable [] bias,
      int biasAt,
      PlaneMap result,
      float[] y,
      int yAt) {
    Primitives primitives = ActivePrimitives.get();
    int plane = Primitives.rounded(taps.positions);
    int dense = result.height() * result.width();
    int weights = weightsAt;
    int o = 0;
    while (o < taps.channels) {
      boolean block = o < taps.channelsInBlocks();
      int width = block ? Primitives.BLOCK : 1;
      int real = Math.min(width, taps.channels - o);
      for (int i = 0; i < width; i++) {
        float start = bias == null || i >= real ? 0f : bias[biasAt + o + i];
        Arrays.fill(scratch, resultAt + i * plane, resultAt + (i + 1) * plane, start);
      }
      if (block) {
        primitives.correlateBlock(
            taps.positions,
            scratch,
            planesAt,
            taps.offsets,
            taps.taps,
            scratch,
            weights,
            scratch,
            resultAt,
            plane);
      } else {
        primitives.correlateSingle(
            taps.positions,
            scratch,
            planesAt,
            taps.offsets,
            taps.taps,
            scratch,
            weights,
            scratch,
            resultAt);
      }
      for (int i = 0; i < real; i++) {
        result.unpack(scratch, resultAt + i * plane, y, yAt + (o + i) * dense);
      }
      weights += width * taps.taps;
      o += width;
    }
  }
}
