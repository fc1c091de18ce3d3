package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.Lanes.ZEROS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Sums of a stretch of whole vectors, in the lanes of eight, which do not wait for each other. Each
 * method is longer than 325 bytecodes and so never inlined: where the compiler came upon one from
 * deep inside others, it inlined only a part of the Vector API below it, and worked on objects for
 * good. {@link SlowSums} gives the same bits.
 */
final class VectorSums {

  /** Elements of four vectors. */
  static final int QUAD = 4 * LENGTH;

  /** Elements of eight vectors. */
  static final int OCT = 8 * LENGTH;

  /** The most elements summed in float: in each lane as many as scalar code sums. */
  static final int STRETCH = 64 * QUAD;

  private VectorSums() {}

  static double plain(int count, float[] x, int xAt) {
    FloatVector a = FloatVector.fromArray(SPECIES, ZEROS, 0);
    FloatVector b = FloatVector.fromArray(SPECIES, ZEROS, LENGTH);
    FloatVector c = FloatVector.fromArray(SPECIES, ZEROS, 2 * LENGTH);
    FloatVector d = FloatVector.fromArray(SPECIES, ZEROS, 3 * LENGTH);
    FloatVector e = FloatVector.fromArray(SPECIES, ZEROS, 4 * LENGTH);
    FloatVector f = FloatVector.fromArray(SPECIES, ZEROS, 5 * LENGTH);
    FloatVector g = FloatVector.fromArray(SPECIES, ZEROS, 6 * LENGTH);
    FloatVector h = FloatVector.fromArray(SPECIES, ZEROS, 7 * LENGTH);
    int octs = count - count % OCT;
    for (int i = 0; i < octs; i += OCT) {
      int at = xAt + i;
      a = a.add(FloatVector.fromArray(SPECIES, x, at));
      b = b.add(FloatVector.fromArray(SPECIES, x, at + LENGTH));
      c = c.add(FloatVector.fromArray(SPECIES, x, at + 2 * LENGTH));
      d = d.add(FloatVector.fromArray(SPECIES, x, at + 3 * LENGTH));
      e = e.add(FloatVector.fromArray(SPECIES, x, at + 4 * LENGTH));
      f = f.add(FloatVector.fromArray(SPECIES, x, at + 5 * LENGTH));
      g = g.add(FloatVector.fromArray(SPECIES, x, at + 6 * LENGTH));
      h = h.add(FloatVector.fromArray(SPECIES, x, at + 7 * LENGTH));
    }
    for (int i = octs; i < count; i += LENGTH) {
      a = a.add(FloatVector.fromArray(SPECIES, x, xAt + i));
    }
    FloatVector left = a.add(e).add(c.add(g));
    FloatVector right = b.add(f).add(d.add(h));
    float[] lanes = Lanes.buffer();
    left.add(right).intoArray(lanes, 0);
    return Lanes.sum(lanes);
  }

  static double differences(int count, float first, float[] x, int xAt) {
    FloatVector start = FloatVector.broadcast(SPECIES, first);
    FloatVector a = FloatVector.fromArray(SPECIES, ZEROS, 0);
    FloatVector b = FloatVector.fromArray(SPECIES, ZEROS, LENGTH);
    FloatVector c = FloatVector.fromArray(SPECIES, ZEROS, 2 * LENGTH);
    FloatVector d = FloatVector.fromArray(SPECIES, ZEROS, 3 * LENGTH);
    FloatVector e = FloatVector.fromArray(SPECIES, ZEROS, 4 * LENGTH);
    FloatVector f = FloatVector.fromArray(SPECIES, ZEROS, 5 * LENGTH);
    FloatVector g = FloatVector.fromArray(SPECIES, ZEROS, 6 * LENGTH);
    FloatVector h = FloatVector.fromArray(SPECIES, ZEROS, 7 * LENGTH);
    int octs = count - count % OCT;
    for (int i = 0; i < octs; i += OCT) {
      int at = xAt + i;
      a = a.add(FloatVector.fromArray(SPECIES, x, at).sub(start));
      b = b.add(FloatVector.fromArray(SPECIES, x, at + LENGTH).sub(start));
      c = c.add(FloatVector.fromArray(SPECIES, x, at + 2 * LENGTH).sub(start));
      d = d.add(FloatVector.fromArray(SPECIES, x, at + 3 * LENGTH).sub(start));
      e = e.add(FloatVector.fromArray(SPECIES, x, at + 4 * LENGTH).sub(start));
      f = f.add(FloatVector.fromArray(SPECIES, x, at + 5 * LENGTH).sub(start));
      g = g.add(FloatVector.fromArray(SPECIES, x, at + 6 * LENGTH).sub(start));
      h = h.add(FloatVector.fromArray(SPECIES, x, at + 7 * LENGTH).sub(start));
    }
    for (int i = octs; i < count; i += LENGTH) {
      a = a.add(FloatVector.fromArray(SPECIES, x, xAt + i).sub(start));
    }
    FloatVector left = a.add(e).add(c.add(g));
    FloatVector right = b.add(f).add(d.add(h));
    float[] lanes = Lanes.buffer();
    left.add(right).intoArray(lanes, 0);
    return Lanes.sum(lanes);
  }

  static double squares(int count, float centre, float[] x, int xAt) {
    FloatVector middle = FloatVector.broadcast(SPECIES, centre);
    FloatVector v;
    FloatVector a = FloatVector.fromArray(SPECIES, ZEROS, 0);
    FloatVector b = FloatVector.fromArray(SPECIES, ZEROS, LENGTH);
    FloatVector c = FloatVector.fromArray(SPECIES, ZEROS, 2 * LENGTH);
    FloatVector d = FloatVector.fromArray(SPECIES, ZEROS, 3 * LENGTH);
    FloatVector e = FloatVector.fromArray(SPECIES, ZEROS, 4 * LENGTH);
    FloatVector f = FloatVector.fromArray(SPECIES, ZEROS, 5 * LENGTH);
    FloatVector g = FloatVector.fromArray(SPECIES, ZEROS, 6 * LENGTH);
    FloatVector h = FloatVector.fromArray(SPECIES, ZEROS, 7 * LENGTH);
    int octs = count - count % OCT;
    for (int i = 0; i < octs; i += OCT) {
      int at = xAt + i;
      v = FloatVector.fromArray(SPECIES, x, at).sub(middle);
      a = v.fma(v, a);
      v = FloatVector.fromArray(SPECIES, x, at + LENGTH).sub(middle);
      b = v.fma(v, b);
      v = FloatVector.fromArray(SPECIES, x, at + 2 * LENGTH).sub(middle);
      c = v.fma(v, c);
      v = FloatVector.fromArray(SPECIES, x, at + 3 * LENGTH).sub(middle);
      d = v.fma(v, d);
      v = FloatVector.fromArray(SPECIES, x, at + 4 * LENGTH).sub(middle);
      e = v.fma(v, e);
      v = FloatVector.fromArray(SPECIES, x, at + 5 * LENGTH).sub(middle);
      f = v.fma(v, f);
      v = FloatVector.fromArray(SPECIES, x, at + 6 * LENGTH).sub(middle);
      g = v.fma(v, g);
      v = FloatVector.fromArray(SPECIES, x, at + 7 * LENGTH).sub(middle);
      h = v.fma(v, h);
    }
    for (int i = octs; i < count; i += LENGTH) {
      v = FloatVector.fromArray(SPECIES, x, xAt + i).sub(middle);
      a = v.fma(v, a);
    }
    FloatVector left = a.add(e).add(c.add(g));
    FloatVector right = b.add(f).add(d.add(h));
    float[] lanes = Lanes.buffer();
    left.add(right).intoArray(lanes, 0);
    return Lanes.sum(lanes);
  }

  static double products(int count, float centre, float[] x, int xAt, float[] dy, int dyAt) {
    FloatVector middle = FloatVector.broadcast(SPECIES, centre);
    FloatVector v;
    FloatVector a = FloatVector.fromArray(SPECIES, ZEROS, 0);
    FloatVector b = FloatVector.fromArray(SPECIES, ZEROS, LENGTH);
    FloatVector c = FloatVector.fromArray(SPECIES, ZEROS, 2 * LENGTH);
    FloatVector d = FloatVector.fromArray(SPECIES, ZEROS, 3 * LENGTH);
    FloatVector e = FloatVector.fromArray(SPECIES, ZEROS, 4 * LENGTH);
    FloatVector f = FloatVector.fromArray(SPECIES, ZEROS, 5 * LENGTH);
    FloatVector g = FloatVector.fromArray(SPECIES, ZEROS, 6 * LENGTH);
    FloatVector h = FloatVector.fromArray(SPECIES, ZEROS, 7 * LENGTH);
    int octs = count - count % OCT;
    for (int i = 0; i < octs; i += OCT) {
      int at = xAt + i;
      int to = dyAt + i;
      v = FloatVector.fromArray(SPECIES, x, at).sub(middle);
      a = v.fma(FloatVector.fromArray(SPECIES, dy, to), a);
      v = FloatVector.fromArray(SPECIES, x, at + LENGTH).sub(middle);
      b = v.fma(FloatVector.fromArray(SPECIES, dy, to + LENGTH), b);
      v = FloatVector.fromArray(SPECIES, x, at + 2 * LENGTH).sub(middle);
      c = v.fma(FloatVector.fromArray(SPECIES, dy, to + 2 * LENGTH), c);
      v = FloatVector.fromArray(SPECIES, x, at + 3 * LENGTH).sub(middle);
      d = v.fma(FloatVector.fromArray(SPECIES, dy, to + 3 * LENGTH), d);
      v = FloatVector.fromArray(SPECIES, x, at + 4 * LENGTH).sub(middle);
      e = v.fma(FloatVector.fromArray(SPECIES, dy, to + 4 * LENGTH), e);
      v = FloatVector.fromArray(SPECIES, x, at + 5 * LENGTH).sub(middle);
      f = v.fma(FloatVector.fromArray(SPECIES, dy, to + 5 * LENGTH), f);
      v = FloatVector.fromArray(SPECIES, x, at + 6 * LENGTH).sub(middle);
      g = v.fma(FloatVector.fromArray(SPECIES, dy, to + 6 * LENGTH), g);
      v = FloatVector.fromArray(SPECIES, x, at + 7 * LENGTH).sub(middle);
      h = v.fma(FloatVector.fromArray(SPECIES, dy, to + 7 * LENGTH), h);
    }
    for (int i = octs; i < count; i += LENGTH) {
      v = FloatVector.fromArray(SPECIES, x, xAt + i).sub(middle);
      a = v.fma(FloatVector.fromArray(SPECIES, dy, dyAt + i), a);
    }
    FloatVector left = a.add(e).add(c.add(g));
    FloatVector right = b.add(f).add(d.add(h));
    float[] lanes = Lanes.buffer();
    left.add(right).intoArray(lanes, 0);
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
    // As integers of the same order: branches on what the lanes hold would be mispredicted.
    int largest = Integer.MIN_VALUE;
    for (int i = 0; i < LENGTH; i++) {
      largest = Math.max(largest, ordered(Float.floatToRawIntBits(lanes[i])));
    }
    return Float.intBitsToFloat(ordered(largest));
  }

  /** Its own inverse. */
  private static int ordered(int bits) {
    return bits ^ bits >> 31 & Integer.MAX_VALUE;
  }
}
