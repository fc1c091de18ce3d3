package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;
import static dev.headgate.runtime.simd.Lanes.ZEROS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Sums of a stretch of whole vectors, in the lanes of eight, or where two arrays are read four,
 * which do not wait for each other. Each method is longer than 325 bytecodes and so never inlined:
 * where the compiler came upon one from deep inside others, it inlined only a part of the Vector
 * API below it, and worked on objects for good. {@link SlowSums} gives the same bits.
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

  /**
   * With four sums only: each of their additions waits for two vectors from memory, so more would
   * not be faster, and with eight the compiler comes to the most nodes that it inlines at all.
   */
  static double products(int count, float centre, float[] x, int xAt, float[] dy, int dyAt) {
    FloatVector middle = FloatVector.broadcast(SPECIES, centre);
    FloatVector v;
    FloatVector a = FloatVector.fromArray(SPECIES, ZEROS, 0);
    FloatVector b = FloatVector.fromArray(SPECIES, ZEROS, LENGTH);
    FloatVector c = FloatVector.fromArray(SPECIES, ZEROS, 2 * LENGTH);
    FloatVector d = FloatVector.fromArray(SPECIES, ZEROS, 3 * LENGTH);
    int quads = count - count % QUAD;
    for (int i = 0; i < quads; i += QUAD) {
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
    }
    for (int i = quads; i < count; i += LENGTH) {
      v = FloatVector.fromArray(SPECIES, x, xAt + i).sub(middle);
      a = v.fma(FloatVector.fromArray(SPECIES, dy, dyAt + i), a);
    }
    float[] lanes = Lanes.buffer();
    a.add(c).add(b.add(d)).intoArray(lanes, 0);
    return Lanes.sum(lanes);
  }

  /**
   * The largest of at least two vectors of elements, the last of which may be looked at twice; any
   * number where one is NaN. As integers, because comparing floats costs three times as much:
   * floats without a sign have the order of their bits, those with one the opposite.
   */
  static float largest(int count, float[] x, int xAt) {
    IntVector a = FloatVector.fromArray(SPECIES, x, xAt).reinterpretAsInts();
    IntVector b = FloatVector.fromArray(SPECIES, x, xAt + LENGTH).reinterpretAsInts();
    IntVector greatest = a.max(b);
    IntVector least = a.min(b);
    int last = xAt + count - 2 * LENGTH;
    for (int i = 2 * LENGTH; i < count; i += 2 * LENGTH) {
      int at = Math.min(xAt + i, last);
      a = FloatVector.fromArray(SPECIES, x, at).reinterpretAsInts();
      b = FloatVector.fromArray(SPECIES, x, at + LENGTH).reinterpretAsInts();
      greatest = greatest.max(a.max(b));
      least = least.min(a.min(b));
    }
    int positive = greatest.reduceLanes(VectorOperators.MAX);
    int negative = least.reduceLanes(VectorOperators.MIN);
    return Float.intBitsToFloat(positive >= 0 ? positive : negative);
  }
}
