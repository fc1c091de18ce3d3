package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Arithmetic on rows that are at least a vector wide. The last vector of a row ends where the row
 * ends, and so does once more what the one before it did: nothing outside a row is read or written.
 */
final class VectorRows {

  /** From so many taps on, the same loops do the work. */
  static final int KINDS = 5;

  private static final float[] NONE = {};

  /** Sums of one tap, of two, of three, and of the first four. */
  private static final Fold[] SUMS = {
    VectorRows::sumOfOne, VectorRows::sumOfTwo, VectorRows::sumOfThree, VectorRows::sumOfFour
  };

  /** Maxima of two taps, and of the first three. */
  private static final Fold[] MAXIMA = {VectorRows::maxOfTwo, VectorRows::maxOfThree};

  /**
   * One of several loops. A call of any of them is not inlined: all together would be more than the
   * compiler takes on at once, and what is beyond that would work on objects.
   */
  private interface Fold {
    void run(
        int rows,
        int width,
        int[] offsets,
        float[] weights,
        float[] x,
        int xAt,
        int xStride,
        float[] y,
        int yAt,
        int yStride);
  }

  private VectorRows() {}

  /** As {@link dev.headgate.runtime.kernel.Primitives#sumRows}. */
  static void sum(
      int rows,
      int width,
      int taps,
      int[] offsets,
      float[] weights,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    Fold first = SUMS[Math.min(taps, SUMS.length) - 1];
    first.run(rows, width, offsets, weights, x, xAt, xStride, y, yAt, yStride);
    for (int t = SUMS.length; t < taps; t++) {
      add(rows, width, weights[t], x, xAt + offsets[t], xStride, y, yAt, yStride);
    }
  }

  /** As {@link dev.headgate.runtime.kernel.Primitives#maxRows}. */
  static void max(
      int rows,
      int width,
      int taps,
      int[] offsets,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    Fold first = MAXIMA[taps == 2 ? 0 : 1];
    first.run(rows, width, offsets, NONE, x, xAt, xStride, y, yAt, yStride);
    for (int t = 3; t < taps; t++) {
      enlarge(rows, width, x, xAt + offsets[t], xStride, y, yAt, yStride);
    }
  }

  private static void sumOfOne(
      int rows,
      int width,
      int[] offsets,
      float[] weights,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    int last = width - LENGTH;
    float w0 = weights[0];
    for (int r = 0; r < rows; r++) {
      int from = xAt + offsets[0] + r * xStride;
      int to = yAt + r * yStride;
      int i = -LENGTH;
      do {
        i = Math.min(i + LENGTH, last);
        FloatVector v = FloatVector.fromArray(SPECIES, x, from + i).mul(w0);
        v.intoArray(y, to + i);
      } while (i < last);
    }
  }

  private static void sumOfTwo(
      int rows,
      int width,
      int[] offsets,
      float[] weights,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    int last = width - LENGTH;
    int second = offsets[1] - offsets[0];
    float w0 = weights[0];
    float w1 = weights[1];
    for (int r = 0; r < rows; r++) {
      int from = xAt + offsets[0] + r * xStride;
      int to = yAt + r * yStride;
      int i = -LENGTH;
      do {
        i = Math.min(i + LENGTH, last);
        FloatVector v = FloatVector.fromArray(SPECIES, x, from + i).mul(w0);
        v = v.add(FloatVector.fromArray(SPECIES, x, from + second + i).mul(w1));
        v.intoArray(y, to + i);
      } while (i < last);
    }
  }

  private static void sumOfThree(
      int rows,
      int width,
      int[] offsets,
      float[] weights,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    int last = width - LENGTH;
    int second = offsets[1] - offsets[0];
    int third = offsets[2] - offsets[0];
    float w0 = weights[0];
    float w1 = weights[1];
    float w2 = weights[2];
    for (int r = 0; r < rows; r++) {
      int from = xAt + offsets[0] + r * xStride;
      int to = yAt + r * yStride;
      int i = -LENGTH;
      do {
        i = Math.min(i + LENGTH, last);
        FloatVector v = FloatVector.fromArray(SPECIES, x, from + i).mul(w0);
        v = v.add(FloatVector.fromArray(SPECIES, x, from + second + i).mul(w1));
        v = v.add(FloatVector.fromArray(SPECIES, x, from + third + i).mul(w2));
        v.intoArray(y, to + i);
      } while (i < last);
    }
  }

  private static void sumOfFour(
      int rows,
      int width,
      int[] offsets,
      float[] weights,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    int last = width - LENGTH;
    int second = offsets[1] - offsets[0];
    int third = offsets[2] - offsets[0];
    int fourth = offsets[3] - offsets[0];
    float w0 = weights[0];
    float w1 = weights[1];
    float w2 = weights[2];
    float w3 = weights[3];
    for (int r = 0; r < rows; r++) {
      int from = xAt + offsets[0] + r * xStride;
      int to = yAt + r * yStride;
      int i = -LENGTH;
      do {
        i = Math.min(i + LENGTH, last);
        FloatVector v = FloatVector.fromArray(SPECIES, x, from + i).mul(w0);
        v = v.add(FloatVector.fromArray(SPECIES, x, from + second + i).mul(w1));
        v = v.add(FloatVector.fromArray(SPECIES, x, from + third + i).mul(w2));
        v = v.add(FloatVector.fromArray(SPECIES, x, from + fourth + i).mul(w3));
        v.intoArray(y, to + i);
      } while (i < last);
    }
  }

  /** What the last vector of a row adds is made first: the others change what it adds to. */
  private static void add(
      int rows, int width, float w, float[] x, int xAt, int xStride, float[] y, int yAt, int ys) {
    int last = width - LENGTH;
    for (int r = 0; r < rows; r++) {
      int from = xAt + r * xStride;
      int to = yAt + r * ys;
      FloatVector end = FloatVector.fromArray(SPECIES, x, from + last).mul(w);
      end = FloatVector.fromArray(SPECIES, y, to + last).add(end);
      for (int i = 0; i < last; i += LENGTH) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, from + i).mul(w);
        FloatVector.fromArray(SPECIES, y, to + i).add(v).intoArray(y, to + i);
      }
      end.intoArray(y, to + last);
    }
  }

  private static void maxOfTwo(
      int rows,
      int width,
      int[] offsets,
      float[] weights,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    int last = width - LENGTH;
    int second = offsets[1] - offsets[0];
    for (int r = 0; r < rows; r++) {
      int from = xAt + offsets[0] + r * xStride;
      int to = yAt + r * yStride;
      int i = -LENGTH;
      do {
        i = Math.min(i + LENGTH, last);
        FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
        v = v.max(FloatVector.fromArray(SPECIES, x, from + second + i));
        v.intoArray(y, to + i);
      } while (i < last);
    }
  }

  private static void maxOfThree(
      int rows,
      int width,
      int[] offsets,
      float[] weights,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    int last = width - LENGTH;
    int second = offsets[1] - offsets[0];
    int third = offsets[2] - offsets[0];
    for (int r = 0; r < rows; r++) {
      int from = xAt + offsets[0] + r * xStride;
      int to = yAt + r * yStride;
      int i = -LENGTH;
      do {
        i = Math.min(i + LENGTH, last);
        FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
        v = v.max(FloatVector.fromArray(SPECIES, x, from + second + i));
        v = v.max(FloatVector.fromArray(SPECIES, x, from + third + i));
        v.intoArray(y, to + i);
      } while (i < last);
    }
  }

  /** Makes y the maximum of itself and x; twice makes no difference. */
  private static void enlarge(
      int rows, int width, float[] x, int xAt, int xStride, float[] y, int yAt, int yStride) {
    int last = width - LENGTH;
    for (int r = 0; r < rows; r++) {
      int from = xAt + r * xStride;
      int to = yAt + r * yStride;
      int i = -LENGTH;
      do {
        i = Math.min(i + LENGTH, last);
        FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
        FloatVector.fromArray(SPECIES, y, to + i).max(v).intoArray(y, to + i);
      } while (i < last);
    }
  }

  /** The second share is taken from the whole bit by bit, for which no mask is needed. */
  static void choose(
      int rows,
      int width,
      float[] a,
      int aAt,
      int aStride,
      float[] b,
      int bAt,
      int bStride,
      float[] whole,
      int wholeAt,
      int wholeStride,
      float[] y,
      int firstAt,
      int firstStride,
      int secondAt,
      int secondStride) {
    FloatVector zero = FloatVector.zero(SPECIES);
    int last = width - LENGTH;
    for (int r = 0; r < rows; r++) {
      int fromA = aAt + r * aStride;
      int fromB = bAt + r * bStride;
      int from = wholeAt + r * wholeStride;
      int toFirst = firstAt + r * firstStride;
      int toSecond = secondAt + r * secondStride;
      int i = -LENGTH;
      do {
        i = Math.min(i + LENGTH, last);
        FloatVector va = FloatVector.fromArray(SPECIES, a, fromA + i);
        FloatVector vb = FloatVector.fromArray(SPECIES, b, fromB + i);
        FloatVector v = FloatVector.fromArray(SPECIES, whole, from + i);
        VectorMask<Float> isFirst =
            vb.compare(VectorOperators.LE, va).or(va.compare(VectorOperators.NE, va));
        FloatVector first = zero.blend(v, isFirst);
        first.intoArray(y, toFirst + i);
        v.reinterpretAsInts()
            .lanewise(VectorOperators.XOR, first.reinterpretAsInts())
            .reinterpretAsFloats()
            .intoArray(y, toSecond + i);
      } while (i < last);
    }
  }
}
