package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/**
 * The loops of {@link VectorPairs}. Seen as a long, the first of a pair is the lower half. Of two
 * vectors of pairs the firsts go to one vector and the seconds to another with shifts alone, those
 * of the one vector in even lanes and those of the other in odd ones: an order in which most work
 * is done, because a result then is put in order once and not each source.
 *
 * <p>Rows are at least a vector wide; the last vector of a row ends where the row ends.
 *
 * <p>What the loops have in common is written out in each: with methods for it the JVM worked on
 * objects, or not on vectors at all, in many starts in which little else ran.
 */
final class PairLoops {

  private static final int HALF = LENGTH / 2;

  /** The even lanes, then the odd ones: from the order of work to that of rows. */
  static final VectorShuffle<Float> APART =
      VectorShuffle.fromOp(SPECIES, i -> i < HALF ? 2 * i : 2 * (i - HALF) + 1);

  /** The inverse of {@link #APART}. */
  private static final VectorShuffle<Float> TOGETHER =
      VectorShuffle.fromOp(SPECIES, i -> (i & 1) * HALF + i / 2);

  /** Each lane of the front half twice, and of the back half. */
  static final VectorShuffle<Float> FRONT_TWICE = VectorShuffle.fromOp(SPECIES, i -> i / 2);

  static final VectorShuffle<Float> BACK_TWICE = VectorShuffle.fromOp(SPECIES, i -> HALF + i / 2);

  /** The lanes of the second of pairs. */
  private static final VectorMask<Float> SECOND =
      VectorMask.fromLong(SPECIES, 0xaaaaaaaaaaaaaaaaL >>> (64 - LENGTH));

  /** The first of two floats that are seen as a long. */
  static final long FIRST = 0xffffffffL;

  static final int BITS = 32;

  private PairLoops() {}

  /** As {@link dev.headgate.runtime.kernel.Pairs#split}, whole vectors of each half. */
  static void split(int count, float[] x, int xAt, float[] y, int evenAt, int oddAt) {
    for (int i = 0; i < count; i += LENGTH) {
      int from = xAt + 2 * i;
      LongVector a = FloatVector.fromArray(SPECIES, x, from).reinterpretAsLongs();
      LongVector b = FloatVector.fromArray(SPECIES, x, from + LENGTH).reinterpretAsLongs();
      LongVector even = a.and(FIRST).or(b.lanewise(VectorOperators.LSHL, BITS));
      LongVector odd = a.lanewise(VectorOperators.LSHR, BITS).or(b.and(~FIRST));
      even.reinterpretAsFloats().rearrange(APART).intoArray(y, evenAt + i);
      odd.reinterpretAsFloats().rearrange(APART).intoArray(y, oddAt + i);
    }
  }

  /** As {@link dev.headgate.runtime.kernel.Pairs#merge}, whole vectors of each half. */
  static void merge(int count, float[] x, int evenAt, int oddAt, float[] y, int yAt) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector even = FloatVector.fromArray(SPECIES, x, evenAt + i);
      FloatVector odd = FloatVector.fromArray(SPECIES, x, oddAt + i);
      LongVector a = even.rearrange(TOGETHER).reinterpretAsLongs();
      LongVector b = odd.rearrange(TOGETHER).reinterpretAsLongs();
      int to = yAt + 2 * i;
      LongVector front = a.and(FIRST).or(b.lanewise(VectorOperators.LSHL, BITS));
      LongVector back = a.lanewise(VectorOperators.LSHR, BITS).or(b.and(~FIRST));
      front.reinterpretAsFloats().intoArray(y, to);
      back.reinterpretAsFloats().intoArray(y, to + LENGTH);
    }
  }

  static void sumOfOne(
      int rows,
      int width,
      int[] offsets,
      float factor,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    for (int r = 0; r < rows; r++) {
      int from = xAt + offsets[0] + r * xStride;
      int to = yAt + r * yStride;
      for (int i = 0; i < width; i += LENGTH) {
        int at = from + 2 * i;
        LongVector a = FloatVector.fromArray(SPECIES, x, at).reinterpretAsLongs();
        LongVector b = FloatVector.fromArray(SPECIES, x, at + LENGTH).reinterpretAsLongs();
        LongVector firsts = a.and(FIRST).or(b.lanewise(VectorOperators.LSHL, BITS));
        LongVector seconds = a.lanewise(VectorOperators.LSHR, BITS).or(b.and(~FIRST));
        FloatVector v = firsts.reinterpretAsFloats().add(seconds.reinterpretAsFloats());
        v.mul(factor).rearrange(APART).intoArray(y, to + i);
      }
    }
  }

  /** Weights for each source would be more operations than Java 17 compiles without objects. */
  static void sumOfTwo(
      int rows,
      int width,
      int[] offsets,
      float factor,
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
        int at = from + 2 * i;
        FloatVector a = FloatVector.fromArray(SPECIES, x, at);
        FloatVector b = FloatVector.fromArray(SPECIES, x, at + LENGTH);
        a = a.add(FloatVector.fromArray(SPECIES, x, at + second));
        b = b.add(FloatVector.fromArray(SPECIES, x, at + second + LENGTH));
        LongVector p = a.reinterpretAsLongs();
        LongVector q = b.reinterpretAsLongs();
        LongVector firsts = p.and(FIRST).or(q.lanewise(VectorOperators.LSHL, BITS));
        LongVector seconds = p.lanewise(VectorOperators.LSHR, BITS).or(q.and(~FIRST));
        FloatVector v = firsts.reinterpretAsFloats().add(seconds.reinterpretAsFloats());
        v.mul(factor).rearrange(APART).intoArray(y, to + i);
      } while (i < last);
    }
  }

  static void maxOfOne(
      int rows,
      int width,
      int[] offsets,
      float factor,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    for (int r = 0; r < rows; r++) {
      int from = xAt + offsets[0] + r * xStride;
      int to = yAt + r * yStride;
      for (int i = 0; i < width; i += LENGTH) {
        int at = from + 2 * i;
        LongVector a = FloatVector.fromArray(SPECIES, x, at).reinterpretAsLongs();
        LongVector b = FloatVector.fromArray(SPECIES, x, at + LENGTH).reinterpretAsLongs();
        LongVector firsts = a.and(FIRST).or(b.lanewise(VectorOperators.LSHL, BITS));
        LongVector seconds = a.lanewise(VectorOperators.LSHR, BITS).or(b.and(~FIRST));
        FloatVector v = firsts.reinterpretAsFloats().max(seconds.reinterpretAsFloats());
        v.rearrange(APART).intoArray(y, to + i);
      }
    }
  }

  static void maxOfTwo(
      int rows,
      int width,
      int[] offsets,
      float factor,
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
        int at = from + 2 * i;
        FloatVector a = FloatVector.fromArray(SPECIES, x, at);
        FloatVector b = FloatVector.fromArray(SPECIES, x, at + LENGTH);
        a = a.max(FloatVector.fromArray(SPECIES, x, at + second));
        b = b.max(FloatVector.fromArray(SPECIES, x, at + second + LENGTH));
        LongVector p = a.reinterpretAsLongs();
        LongVector q = b.reinterpretAsLongs();
        LongVector firsts = p.and(FIRST).or(q.lanewise(VectorOperators.LSHL, BITS));
        LongVector seconds = p.lanewise(VectorOperators.LSHR, BITS).or(q.and(~FIRST));
        FloatVector v = firsts.reinterpretAsFloats().max(seconds.reinterpretAsFloats());
        v.rearrange(APART).intoArray(y, to + i);
      } while (i < last);
    }
  }

  /** Whole vectors of pairs; as {@link VectorRows#choose}. */
  static void choose(
      int count, float[] x, int xAt, float[] whole, int wholeAt, float[] y, int yAt) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int i = 0; i < count; i += LENGTH) {
      int from = xAt + 2 * i;
      int to = yAt + 2 * i;
      LongVector a = FloatVector.fromArray(SPECIES, x, from).reinterpretAsLongs();
      LongVector b = FloatVector.fromArray(SPECIES, x, from + LENGTH).reinterpretAsLongs();
      LongVector firsts = a.and(FIRST).or(b.lanewise(VectorOperators.LSHL, BITS));
      LongVector seconds = a.lanewise(VectorOperators.LSHR, BITS).or(b.and(~FIRST));
      FloatVector even = firsts.reinterpretAsFloats();
      FloatVector odd = seconds.reinterpretAsFloats();
      VectorMask<Float> isFirst =
          odd.compare(VectorOperators.LE, even).or(even.compare(VectorOperators.NE, even));
      FloatVector v = FloatVector.fromArray(SPECIES, whole, wholeAt + i).rearrange(TOGETHER);
      LongVector p = zero.blend(v, isFirst).reinterpretAsLongs();
      LongVector q = v.reinterpretAsLongs().lanewise(VectorOperators.XOR, p);
      LongVector front = p.and(FIRST).or(q.lanewise(VectorOperators.LSHL, BITS));
      LongVector back = p.lanewise(VectorOperators.LSHR, BITS).or(q.and(~FIRST));
      front.reinterpretAsFloats().intoArray(y, to);
      back.reinterpretAsFloats().intoArray(y, to + LENGTH);
    }
  }

  static void repeat(
      int rows,
      int repeats,
      int width,
      float factor,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride) {
    int last = width - LENGTH;
    for (int r = 0; r < rows; r++) {
      int from = xAt + r / repeats * xStride;
      int to = yAt + r * yStride;
      int i = -LENGTH;
      do {
        i = Math.min(i + LENGTH, last);
        FloatVector v = FloatVector.fromArray(SPECIES, x, from + i).mul(factor);
        v.rearrange(FRONT_TWICE).intoArray(y, to + 2 * i);
        v.rearrange(BACK_TWICE).intoArray(y, to + 2 * i + LENGTH);
      } while (i < last);
    }
  }

  static void between(
      int rows,
      int width,
      float share,
      float[] x,
      int xAt,
      int xStride,
      int step,
      float[] y,
      int firstAt,
      int secondAt,
      int yStride) {
    int last = width - LENGTH;
    float rest = 1f - share;
    for (int r = 0; r < rows; r++) {
      int from = xAt + r * xStride;
      int toFirst = firstAt + r * yStride;
      int toSecond = secondAt + r * yStride;
      int i = -LENGTH;
      do {
        i = Math.min(i + LENGTH, last);
        FloatVector a = FloatVector.fromArray(SPECIES, x, from + i);
        FloatVector b = FloatVector.fromArray(SPECIES, x, from + step + i);
        a.mul(rest).add(b.mul(share)).intoArray(y, toFirst + i);
        a.mul(share).add(b.mul(rest)).intoArray(y, toSecond + i);
      } while (i < last);
    }
  }

  /** Whole vectors. */
  static void between(int count, float share, float[] x, int xAt, float[] y, int yAt) {
    float rest = 1f - share;
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector a = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector b = FloatVector.fromArray(SPECIES, x, xAt + i + 1);
      FloatVector p = a.mul(rest).add(b.mul(share));
      FloatVector q = a.mul(share).add(b.mul(rest));
      int to = yAt + 2 * i;
      p.rearrange(FRONT_TWICE).blend(q.rearrange(FRONT_TWICE), SECOND).intoArray(y, to);
      p.rearrange(BACK_TWICE).blend(q.rearrange(BACK_TWICE), SECOND).intoArray(y, to + LENGTH);
    }
  }
}
