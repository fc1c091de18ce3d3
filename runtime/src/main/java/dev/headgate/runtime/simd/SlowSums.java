package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.VectorSums.QUAD;

import java.util.Arrays;

/**
 * {@link VectorSums} an element at a time, each added to the lane that has it there, so that it
 * gives the same bits. Stands in while the JVM has not compiled the vectors.
 */
final class SlowSums {

  private SlowSums() {}

  static float differences(int count, float first, float[] x, int xAt) {
    float[] lanes = lanes();
    for (int i = 0; i < count; i++) {
      lanes[lane(i, count)] += x[xAt + i] - first;
    }
    return sum(lanes);
  }

  static float squares(int count, float centre, float[] x, int xAt) {
    float[] lanes = lanes();
    for (int i = 0; i < count; i++) {
      float d = x[xAt + i] - centre;
      int lane = lane(i, count);
      lanes[lane] = Math.fma(d, d, lanes[lane]);
    }
    return sum(lanes);
  }

  static float products(int count, float centre, float[] x, int xAt, float[] dy, int dyAt) {
    float[] lanes = lanes();
    for (int i = 0; i < count; i++) {
      int lane = lane(i, count);
      lanes[lane] = Math.fma(x[xAt + i] - centre, dy[dyAt + i], lanes[lane]);
    }
    return sum(lanes);
  }

  /** Of the four vectors of sums, all zero. */
  private static float[] lanes() {
    float[] lanes = VectorMath.buffer();
    Arrays.fill(lanes, 0, QUAD, 0f);
    return lanes;
  }

  /** Where element i goes: what does not fill four vectors goes to the first. */
  private static int lane(int i, int count) {
    return i % (i < count - count % QUAD ? QUAD : LENGTH);
  }

  private static float sum(float[] lanes) {
    for (int i = 0; i < LENGTH; i++) {
      lanes[i] = lanes[i] + lanes[LENGTH + i] + (lanes[2 * LENGTH + i] + lanes[3 * LENGTH + i]);
    }
    return Lanes.sum(lanes);
  }
}
