package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.Lanes.ZEROS;

import jdk.incubator.vector.FloatVector;

/**
 * Dot products of the rows of two matrices. Tiles at the edge of a matrix repeat its last row
 * instead of reading beyond it: what they compute twice is the same both times.
 */
final class VectorProducts {

  private VectorProducts() {}

  /** {@code y[r][c] += dot(a[r], b[c])}. */
  static void addDots(
      int rows,
      int columns,
      int length,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt) {
    for (int c = 0; c < columns; c += 4) {
      int b0 = bAt + c * length;
      int b1 = bAt + Math.min(c + 1, columns - 1) * length;
      int b2 = bAt + Math.min(c + 2, columns - 1) * length;
      int b3 = bAt + Math.min(c + 3, columns - 1) * length;
      int width = Math.min(4, columns - c);
      for (int r = 0; r < rows; r += 2) {
        int a0 = aAt + r * length;
        int a1 = aAt + Math.min(r + 1, rows - 1) * length;
        int y0 = yAt + r * columns + c;
        int y1 = r + 1 < rows ? y0 + columns : -1;
        dotTile(length, a, a0, a1, b, b0, b1, b2, b3, y, y0, y1, width);
      }
    }
  }

  /**
   * Two rows of a with four of b; writes {@code width} results at y0 and, unless it is negative, at
   * y1.
   */
  private static void dotTile(
      int length,
      float[] a,
      int a0At,
      int a1At,
      float[] b,
      int b0,
      int b1,
      int b2,
      int b3,
      float[] y,
      int y0,
      int y1,
      int width) {
    FloatVector s00 = FloatVector.fromArray(SPECIES, ZEROS, 0);
    FloatVector s01 = FloatVector.fromArray(SPECIES, ZEROS, LENGTH);
    FloatVector s02 = FloatVector.fromArray(SPECIES, ZEROS, 2 * LENGTH);
    FloatVector s03 = FloatVector.fromArray(SPECIES, ZEROS, 3 * LENGTH);
    FloatVector s10 = FloatVector.fromArray(SPECIES, ZEROS, 4 * LENGTH);
    FloatVector s11 = FloatVector.fromArray(SPECIES, ZEROS, 5 * LENGTH);
    FloatVector s12 = FloatVector.fromArray(SPECIES, ZEROS, 6 * LENGTH);
    FloatVector s13 = FloatVector.fromArray(SPECIES, ZEROS, 7 * LENGTH);
    int bound = SPECIES.loopBound(length);
    for (int i = 0; i < bound; i += LENGTH) {
      FloatVector a0 = FloatVector.fromArray(SPECIES, a, a0At + i);
      FloatVector a1 = FloatVector.fromArray(SPECIES, a, a1At + i);
      FloatVector v = FloatVector.fromArray(SPECIES, b, b0 + i);
      s00 = a0.fma(v, s00);
      s10 = a1.fma(v, s10);
      v = FloatVector.fromArray(SPECIES, b, b1 + i);
      s01 = a0.fma(v, s01);
      s11 = a1.fma(v, s11);
      v = FloatVector.fromArray(SPECIES, b, b2 + i);
      s02 = a0.fma(v, s02);
      s12 = a1.fma(v, s12);
      v = FloatVector.fromArray(SPECIES, b, b3 + i);
      s03 = a0.fma(v, s03);
      s13 = a1.fma(v, s13);
    }
    // Reduced here, because a vector handed to a method that is not inlined is allocated.
    float[] lanes = Lanes.buffer();
    s00.intoArray(lanes, 0);
    float r00 = (float) Lanes.sum(lanes);
    s01.intoArray(lanes, 0);
    float r01 = (float) Lanes.sum(lanes);
    s02.intoArray(lanes, 0);
    float r02 = (float) Lanes.sum(lanes);
    s03.intoArray(lanes, 0);
    float r03 = (float) Lanes.sum(lanes);
    s10.intoArray(lanes, 0);
    float r10 = (float) Lanes.sum(lanes);
    s11.intoArray(lanes, 0);
    float r11 = (float) Lanes.sum(lanes);
    s12.intoArray(lanes, 0);
    float r12 = (float) Lanes.sum(lanes);
    s13.intoArray(lanes, 0);
    float r13 = (float) Lanes.sum(lanes);
    int left = length - bound;
    addSums(
        r00,
        r01,
        r02,
        r03,
        left,
        a,
        a0At + bound,
        b,
        b0 + bound,
        b1 + bound,
        b2 + bound,
        b3 + bound,
        y,
        y0,
        width);
    if (y1 >= 0) {
      addSums(
          r10,
          r11,
          r12,
          r13,
          left,
          a,
          a1At + bound,
          b,
          b0 + bound,
          b1 + bound,
          b2 + bound,
          b3 + bound,
          y,
          y1,
          width);
    }
  }

  /** Adds to y up to four dot products and what the elements left over add to them. */
  private static void addSums(
      float r0,
      float r1,
      float r2,
      float r3,
      int left,
      float[] a,
      int aAt,
      float[] b,
      int b0,
      int b1,
      int b2,
      int b3,
      float[] y,
      int yAt,
      int width) {
    y[yAt] += r0 + dot(left, a, aAt, b, b0);
    if (width > 1) {
      y[yAt + 1] += r1 + dot(left, a, aAt, b, b1);
    }
    if (width > 2) {
      y[yAt + 2] += r2 + dot(left, a, aAt, b, b2);
    }
    if (width > 3) {
      y[yAt + 3] += r3 + dot(left, a, aAt, b, b3);
    }
  }

  private static float dot(int length, float[] a, int aAt, float[] b, int bAt) {
    float sum = 0f;
    for (int i = 0; i < length; i++) {
      sum += a[aAt + i] * b[bAt + i];
    }
    return sum;
  }
}
