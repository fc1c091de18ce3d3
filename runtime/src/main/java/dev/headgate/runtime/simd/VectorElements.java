package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Element-wise arithmetic on whole vectors: counts are multiples of the vector length. What the
 * compiler makes vectors of by itself is not here, unless runs are short: then it spends most of
 * its time on the elements before and behind them.
 */
final class VectorElements {

  private VectorElements() {}

  /** At least a vector; the last ends where the elements end, and is made before y may be x. */
  static void scale(int count, float factor, float[] x, int xAt, float[] y, int yAt) {
    int last = count - LENGTH;
    FloatVector end = FloatVector.fromArray(SPECIES, x, xAt + last).mul(factor);
    for (int i = 0; i < last; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      vx.mul(factor).intoArray(y, yAt + i);
    }
    end.intoArray(y, yAt + last);
  }

  static void multiply(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector va = FloatVector.fromArray(SPECIES, a, aAt + i);
      va.mul(FloatVector.fromArray(SPECIES, b, bAt + i)).intoArray(y, yAt + i);
    }
  }

  static void addProducts(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector va = FloatVector.fromArray(SPECIES, a, aAt + i);
      FloatVector product = va.mul(FloatVector.fromArray(SPECIES, b, bAt + i));
      FloatVector.fromArray(SPECIES, y, yAt + i).add(product).intoArray(y, yAt + i);
    }
  }

  static void timesDifference(
      int count, float[] a, int aAt, float[] b, int bAt, float c, float[] y, int yAt) {
    FloatVector vc = FloatVector.broadcast(SPECIES, c);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector difference = FloatVector.fromArray(SPECIES, b, bAt + i).sub(vc);
      FloatVector.fromArray(SPECIES, a, aAt + i).mul(difference).intoArray(y, yAt + i);
    }
  }

  static void timesDifferences(
      int count, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, float[] y, int yAt) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vb = FloatVector.fromArray(SPECIES, b, bAt + i);
      FloatVector difference = vb.sub(FloatVector.fromArray(SPECIES, c, cAt + i));
      FloatVector.fromArray(SPECIES, a, aAt + i).mul(difference).intoArray(y, yAt + i);
    }
  }

  static void normalize(
      int count, float centre, float factor, float shift, float[] x, int xAt, float[] y, int yAt) {
    FloatVector middle = FloatVector.broadcast(SPECIES, centre);
    FloatVector gain = FloatVector.broadcast(SPECIES, factor);
    FloatVector bias = FloatVector.broadcast(SPECIES, shift);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      vx.sub(middle).mul(gain).add(bias).intoArray(y, yAt + i);
    }
  }

  static void normalizeBackward(
      int count,
      float centre,
      float middle,
      float slope,
      float factor,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt) {
    FloatVector mean = FloatVector.broadcast(SPECIES, centre);
    FloatVector meanOfDy = FloatVector.broadcast(SPECIES, middle);
    FloatVector perX = FloatVector.broadcast(SPECIES, slope);
    FloatVector gain = FloatVector.broadcast(SPECIES, factor);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector share = FloatVector.fromArray(SPECIES, x, xAt + i).sub(mean).mul(perX);
      FloatVector rest = FloatVector.fromArray(SPECIES, dy, dyAt + i).sub(meanOfDy).sub(share);
      rest.mul(gain).intoArray(dx, dxAt + i);
    }
  }

  static void subtractScaled(int count, float rate, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector vy = FloatVector.fromArray(SPECIES, y, yAt + i);
      vy.sub(vx.mul(rate)).intoArray(y, yAt + i);
    }
  }

  static void add(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector va = FloatVector.fromArray(SPECIES, a, aAt + i);
      va.add(FloatVector.fromArray(SPECIES, b, bAt + i)).intoArray(y, yAt + i);
    }
  }

  static void max(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector va = FloatVector.fromArray(SPECIES, a, aAt + i);
      va.max(FloatVector.fromArray(SPECIES, b, bAt + i)).intoArray(y, yAt + i);
    }
  }

  /** As {@link dev.headgate.runtime.kernel.Primitives#winogradSources}. */
  static void winogradSources(
      int positions, float[] x, int xAt, int xStride, float[] y, int yAt, int yStride) {
    FloatVector minusFour = FloatVector.broadcast(SPECIES, -4f);
    FloatVector four = FloatVector.broadcast(SPECIES, 4f);
    FloatVector minusFive = FloatVector.broadcast(SPECIES, -5f);
    for (int p = 0; p < positions; p += LENGTH) {
      int from = xAt + p;
      int to = yAt + p;
      FloatVector d0 = FloatVector.fromArray(SPECIES, x, from);
      FloatVector d1 = FloatVector.fromArray(SPECIES, x, from + xStride);
      FloatVector d2 = FloatVector.fromArray(SPECIES, x, from + 2 * xStride);
      FloatVector d3 = FloatVector.fromArray(SPECIES, x, from + 3 * xStride);
      FloatVector d4 = FloatVector.fromArray(SPECIES, x, from + 4 * xStride);
      FloatVector d5 = FloatVector.fromArray(SPECIES, x, from + 5 * xStride);
      FloatVector even = d2.fma(minusFour, d4);
      FloatVector odd = d1.fma(minusFour, d3);
      FloatVector evenHalf = d4.sub(d2);
      FloatVector oddHalf = d3.sub(d1).mul(2f);
      d0.fma(four, d2.fma(minusFive, d4)).intoArray(y, to);
      even.add(odd).intoArray(y, to + yStride);
      even.sub(odd).intoArray(y, to + 2 * yStride);
      evenHalf.add(oddHalf).intoArray(y, to + 3 * yStride);
      evenHalf.sub(oddHalf).intoArray(y, to + 4 * yStride);
      d1.fma(four, d3.fma(minusFive, d5)).intoArray(y, to + 5 * yStride);
    }
  }

  static void relu(int count, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      vx.max(0f).intoArray(y, yAt + i);
    }
  }

  static void reluBackward(
      int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vy = FloatVector.fromArray(SPECIES, y, yAt + i);
      FloatVector vd = FloatVector.fromArray(SPECIES, dy, dyAt + i);
      zero.blend(vd, vy.compare(VectorOperators.GT, 0f)).intoArray(dx, dxAt + i);
    }
  }

  static void leakyRelu(int count, float slope, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);
      vx.mul(slope).blend(vx, vx.compare(VectorOperators.GT, 0f)).intoArray(y, yAt + i);
    }
  }

  static void leakyReluBackward(
      int count, float slope, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vy = FloatVector.fromArray(SPECIES, y, yAt + i);
      FloatVector vd = FloatVector.fromArray(SPECIES, dy, dyAt + i);
      vd.mul(slope).blend(vd, vy.compare(VectorOperators.GT, 0f)).intoArray(dx, dxAt + i);
    }
  }

  static void sigmoidBackward(
      int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vy = FloatVector.fromArray(SPECIES, y, yAt + i);
      FloatVector vd = FloatVector.fromArray(SPECIES, dy, dyAt + i);
      vd.mul(vy.mul(one.sub(vy))).intoArray(dx, dxAt + i);
    }
  }

  static void tanhBackward(
      int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector vy = FloatVector.fromArray(SPECIES, y, yAt + i);
      FloatVector vd = FloatVector.fromArray(SPECIES, dy, dyAt + i);
      vd.mul(one.sub(vy.mul(vy))).intoArray(dx, dxAt + i);
    }
  }
}
