package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.VectorSums.OCT;
import static dev.headgate.runtime.simd.VectorSums.QUAD;

import java.util.Arrays;

/**
 * {@link VectorSums} an element at a time, each added to the lane that has it there, so that it
 * gives the same bits. Stands in while the JVM has not compiled the vectors.
 */
final class SlowSums {

  private SlowSums() {}

  static double plain(int count, float[] x, int xAt) {
    float[] lanes = lanes();
    for (int i = 0; i < count; i++) {
      lanes[lane(i, count, OCT)] += x[xAt + i];
    }
    return sum(lanes, OCT);
  }

  static double differences(int count, float first, float[] x, int xAt) {
    float[] lanes = lanes();
    for (int i = 0; i < count; i++) {
      lanes[lane(i, count, OCT)] += x[xAt + i] - first;
    }
    return sum(lanes, OCT);
  }

  static double squares(int count, float centre, float[] x, int xAt) {
    float[] lanes = lanes();
    for (int i = 0; i < count; i++) {
      float d = x[xAt + i] - centre;
      int lane = lane(i, count, OCT);
      lanes[lane] = Math.fma(d, d, lanes[lane]);
    }
    return sum(lanes, OCT);
  }

  static double products(int count, float centre, float[] x, int xAt, float[] dy, int dyAt) {
    float[] lanes = lanes();
    for (int i = 0; i < count; i++) {
      int lane = lane(i, count, QUAD);
      lanes[lane] = Math.fma(x[xAt + i] - centre, dy[dyAt + i], lanes[lane]);
    }
    return sum(lanes, QUAD);
  }

  /** Of the vectors of sums, all zero. */
  private static float[] lanes() {
    float[] lanes = Lanes.buffer();
    Arrays.fill(lanes, 0f);
    return lanes;
  }

  /** Where element i goes: what does not fill all lanes goes to the first vector. */
  private static int lane(int i, int count, int lanes) {
    return i % (i < count - count % lanes ? lanes : LENGTH);
  }

  /** Adds the second half of so many lanes to the first until a vector is left. */
  private static double sum(float[] lanes, int count) {
    for (int half = count / 2; half >= LENGTH; half /= 2) {
      for (int i = 0; i < half; i++) {
        lanes[i] += lanes[half + i];
      }
    }
    return Lanes.sum(lanes);
  }
}
