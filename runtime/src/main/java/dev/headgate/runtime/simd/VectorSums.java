package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.Lanes.ZEROS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Sums of a stretch of whole vectors, in the lanes of four, which do not wait for each other.
 * {@link SlowSums} gives the same bits.
 */
final class VectorSums {

  /** Elements of four vectors. */
  static final int QUAD = 4 * LENGTH;

  /** The most elements summed in float: in each lane as many as scalar code sums. */
  static final int STRETCH = 64 * QUAD;

  private VectorSums() {}

  static float differences(int count, float first, float[] x, int xAt) {
    FloatVector start = FloatVector.broadcast(SPECIES, first);
    FloatVector a = FloatVector.fromArray(SPECIES, ZEROS, 0);
    FloatVector b = FloatVector.fromArray(SPECIES, ZEROS, LENGTH);
    FloatVector c = FloatVector.fromArray(SPECIES, ZEROS, 2 * LENGTH);
    FloatVector d = FloatVector.fromArray(SPECIES, ZEROS, 3 * LENGTH);
    int quads = count - count % QUAD;
    for (int i = 0; i < quads; i += QUAD) {
      int at = xAt + i;
      a = a.add(FloatVector.fromArray(SPECIES, x, at).sub(start));
      b = b.add(FloatVector.fromArray(SPECIES, x, at + LENGTH).sub(start));
      c = c.add(FloatVector.fromArray(SPECIES, x, at + 2 * LENGTH).sub(start));
      d = d.add(FloatVector.fromArray(SPECIES, x, at + 3 * LENGTH).sub(start));
    }
    for (int i = quads; i < count; i += LENGTH) {
      a = a.add(FloatVector.fromArray(SPECIES, x, xAt + i).sub(start));
    }
    float[] lanes = Lanes.buffer();
    a.add(b).add(c.add(d)).intoArray(lanes, 0);
    return Lanes.sum(lanes);
  }

  static float squares(int count, float centre, float[] x, int xAt) {
    FloatVector middle = FloatVector.broadcast(SPECIES, centre);
    FloatVector a = FloatVector.fromArray(SPECIES, ZEROS, 0);
    FloatVector b = FloatVector.fromArray(SPECIES, ZEROS, LENGTH);
    FloatVector c = FloatVector.fromArray(SPECIES, ZEROS, 2 * LENGTH);
    FloatVector d = FloatVector.fromArray(SPECIES, ZEROS, 3 * LENGTH);
    int quads = count - count % QUAD;
    for (int i = 0; i < quads; i += QUAD) {
      int at = xAt + i;
      FloatVector xa = FloatVector.fromArray(SPECIES, x, at).sub(middle);
      FloatVector xb = FloatVector.fromArray(SPECIES, x, at + LENGTH).sub(middle);
      FloatVector xc = FloatVector.fromArray(SPECIES, x, at + 2 * LENGTH).sub(middle);
      FloatVector xd = FloatVector.fromArray(SPECIES, x, at + 3 * LENGTH).sub(middle);
      a = xa.fma(xa, a);
      b = xb.fma(xb, b);
      c = xc.fma(xc, c);
      d = xd.fma(xd, d);
    }
    for (int i = quads; i < count; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i).sub(middle);
      a = vx.fma(vx, a);
    }
    float[] lanes = Lanes.buffer();
    a.add(b).add(c.add(d)).intoArray(lanes, 0);
    return Lanes.sum(lanes);
  }

  static float products(int count, float centre, float[] x, int xAt, float[] dy, int dyAt) {
    FloatVector middle = FloatVector.broadcast(SPECIES, centre);
    FloatVector a = FloatVector.fromArray(SPECIES, ZEROS, 0);
    FloatVector b = FloatVector.fromArray(SPECIES, ZEROS, LENGTH);
    FloatVector c = FloatVector.fromArray(SPECIES, ZEROS, 2 * LENGTH);
    FloatVector d = FloatVector.fromArray(SPECIES, ZEROS, 3 * LENGTH);
    int quads = count - count % QUAD;
    for (int i = 0; i < quads; i += QUAD) {
      int at = xAt + i;
      int with = dyAt + i;
      FloatVector xa = FloatVector.fromArray(SPECIES, x, at).sub(middle);
      FloatVector xb = FloatVector.fromArray(SPECIES, x, at + LENGTH).sub(middle);
      FloatVector xc = FloatVector.fromArray(SPECIES, x, at + 2 * LENGTH).sub(middle);
      FloatVector xd = FloatVector.fromArray(SPECIES, x, at + 3 * LENGTH).sub(middle);
      a = xa.fma(FloatVector.fromArray(SPECIES, dy, with), a);
      b = xb.fma(FloatVector.fromArray(SPECIES, dy, with + LENGTH), b);
      c = xc.fma(FloatVector.fromArray(SPECIES, dy, with + 2 * LENGTH), c);
      d = xd.fma(FloatVector.fromArray(SPECIES, dy, with + 3 * LENGTH), d);
    }
    for (int i = quads; i < count; i += LENGTH) {
      FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i).sub(middle);
      a = vx.fma(FloatVector.fromArray(SPECIES, dy, dyAt + i), a);
    }
    float[] lanes = Lanes.buffer();
    a.add(b).add(c.add(d)).intoArray(lanes, 0);
    return Lanes.sum(lanes);
  }

  /**
   * The largest of at least as many elements as four vectors have, the last of which may be looked
   * at twice. Comparisons, because {@code max} costs three times as much; they pass over NaN.
   */
  static float largest(int count, float[] x, int xAt) {
    FloatVector a = FloatVector.fromArray(SPECIES, x, xAt);
    FloatVector b = FloatVector.fromArray(SPECIES, x, xAt + LENGTH);
    FloatVector c = FloatVector.fromArray(SPECIES, x, xAt + 2 * LENGTH);
    FloatVector d = FloatVector.fromArray(SPECIES, x, xAt + 3 * LENGTH);
    int last = xAt + count - QUAD;
    for (int i = QUAD; i < count; i += QUAD) {
      int at = Math.min(xAt + i, last);
      FloatVector xa = FloatVector.fromArray(SPECIES, x, at);
      FloatVector xb = FloatVector.fromArray(SPECIES, x, at + LENGTH);
      FloatVector xc = FloatVector.fromArray(SPECIES, x, at + 2 * LENGTH);
      FloatVector xd = FloatVector.fromArray(SPECIES, x, at + 3 * LENGTH);
      a = a.blend(xa, xa.compare(VectorOperators.GT, a));
      b = b.blend(xb, xb.compare(VectorOperators.GT, b));
      c = c.blend(xc, xc.compare(VectorOperators.GT, c));
      d = d.blend(xd, xd.compare(VectorOperators.GT, d));
    }
    a = a.blend(b, b.compare(VectorOperators.GT, a));
    c = c.blend(d, d.compare(VectorOperators.GT, c));
    float[] lanes = Lanes.buffer();
    a.blend(c, c.compare(VectorOperators.GT, a)).intoArray(lanes, 0);
    float largest = lanes[0];
    for (int i = 1; i < LENGTH; i++) {
      largest = lanes[i] > largest ? lanes[i] : largest;
    }
    return largest;
  }
}
