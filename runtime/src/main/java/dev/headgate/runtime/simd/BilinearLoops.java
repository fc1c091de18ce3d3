package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Enlargement by two and its gradient, from plane to plane without anything in between: what one
 * dimension wrote for the other would have to wait until memory has taken the results before it.
 * Outside of a plane its edge stands in. The last vector of a row ends where the row ends.
 */
final class BilinearLoops {

  /** In even lanes and in odd ones: the shares of neighbours in what lies between them. */
  private static final float[] BEFORE = alternating(0.25f, 0.75f);

  private static final float[] BEHIND = alternating(0.75f, 0.25f);

  private BilinearLoops() {}

  private static float[] alternating(float even, float odd) {
    float[] lanes = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      lanes[i] = i % 2 == 0 ? even : odd;
    }
    return lanes;
  }

  /**
   * As {@link dev.headgate.runtime.kernel.Pairs#enlarge}; a row has more columns than a vector. In
   * the order of memory, although each row of x is then gone through twice: an outermost column by
   * itself would wait until memory has taken the rows.
   */
  static void enlarge(int height, int width, float[] x, int xAt, float[] y, int yAt) {
    FloatVector ofLeft = FloatVector.fromArray(SPECIES, BEHIND, 0);
    FloatVector ofRight = FloatVector.fromArray(SPECIES, BEFORE, 0);
    FloatVector little = FloatVector.broadcast(SPECIES, 0.25f);
    FloatVector much = FloatVector.broadcast(SPECIES, 0.75f);
    int wide = 2 * width;
    int last = width - 1 - LENGTH;
    for (int r = -1; r < height; r++) {
      int above = xAt + Math.max(0, r) * width;
      int below = xAt + Math.min(r + 1, height - 1) * width;
      int first = yAt + 1 + Math.max(0, 2 * r + 1) * wide;
      int second = yAt + 1 + Math.min(2 * r + 2, 2 * height - 1) * wide;
      float upper = x[above];
      float lower = x[below];
      y[first - 1] = Math.fma(lower, 0.25f, upper * 0.75f);
      y[second - 1] = Math.fma(lower, 0.75f, upper * 0.25f);
      for (int i = 0; i < width - 1; i += LENGTH) {
        int at = Math.min(i, last);
        FloatVector a = FloatVector.fromArray(SPECIES, x, above + at);
        FloatVector b = FloatVector.fromArray(SPECIES, x, above + at + 1);
        FloatVector c = FloatVector.fromArray(SPECIES, x, below + at);
        FloatVector d = FloatVector.fromArray(SPECIES, x, below + at + 1);
        FloatVector left = a.rearrange(PairLoops.FRONT_TWICE).mul(ofLeft);
        FloatVector p = b.rearrange(PairLoops.FRONT_TWICE).fma(ofRight, left);
        left = c.rearrange(PairLoops.FRONT_TWICE).mul(ofLeft);
        FloatVector q = d.rearrange(PairLoops.FRONT_TWICE).fma(ofRight, left);
        q.fma(little, p.mul(much)).intoArray(y, first + 2 * at);
        q.fma(much, p.mul(little)).intoArray(y, second + 2 * at);
        left = a.rearrange(PairLoops.BACK_TWICE).mul(ofLeft);
        p = b.rearrange(PairLoops.BACK_TWICE).fma(ofRight, left);
        left = c.rearrange(PairLoops.BACK_TWICE).mul(ofLeft);
        q = d.rearrange(PairLoops.BACK_TWICE).fma(ofRight, left);
        q.fma(little, p.mul(much)).intoArray(y, first + 2 * at + LENGTH);
        q.fma(much, p.mul(little)).intoArray(y, second + 2 * at + LENGTH);
      }
      upper = x[above + width - 1];
      lower = x[below + width - 1];
      y[first + wide - 2] = Math.fma(lower, 0.25f, upper * 0.75f);
      y[second + wide - 2] = Math.fma(lower, 0.75f, upper * 0.25f);
    }
  }

  /**
   * As {@link dev.headgate.runtime.kernel.Pairs#reduce}; a row has at least two columns more than a
   * vector. Columns go down all rows and take along what the next row of dx gets of these, in
   * {@link PairLoops}' order of work until a row is complete; the first overwrites what comes
   * before it.
   */
  static void reduce(int height, int width, float[] dy, int dyAt, float[] dx, int dxAt) {
    FloatVector before = FloatVector.fromArray(SPECIES, BEFORE, 0);
    FloatVector behind = FloatVector.fromArray(SPECIES, BEHIND, 0);
    FloatVector little = FloatVector.broadcast(SPECIES, 0.25f);
    FloatVector much = FloatVector.broadcast(SPECIES, 0.75f);
    int wide = 2 * width;
    int last = width - 2 - LENGTH;
    for (int i = 0; i < width - 2; i += LENGTH) {
      int column = 1 + Math.min(i, last);
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int r = -1; r < height; r++) {
        int from = dyAt + Math.max(0, 2 * r + 1) * wide + 2 * column - 1;
        FloatVector p = FloatVector.fromArray(SPECIES, dy, from).mul(before);
        p = FloatVector.fromArray(SPECIES, dy, from + 2).fma(behind, p);
        FloatVector q = FloatVector.fromArray(SPECIES, dy, from + LENGTH).mul(before);
        q = FloatVector.fromArray(SPECIES, dy, from + LENGTH + 2).fma(behind, q);
        LongVector a = p.reinterpretAsLongs();
        LongVector b = q.reinterpretAsLongs();
        LongVector firsts =
            a.and(PairLoops.FIRST).or(b.lanewise(VectorOperators.LSHL, PairLoops.BITS));
        LongVector seconds =
            a.lanewise(VectorOperators.LSHR, PairLoops.BITS).or(b.and(~PairLoops.FIRST));
        FloatVector upper = firsts.reinterpretAsFloats().add(seconds.reinterpretAsFloats());
        from = dyAt + Math.min(2 * r + 2, 2 * height - 1) * wide + 2 * column - 1;
        p = FloatVector.fromArray(SPECIES, dy, from).mul(before);
        p = FloatVector.fromArray(SPECIES, dy, from + 2).fma(behind, p);
        q = FloatVector.fromArray(SPECIES, dy, from + LENGTH).mul(before);
        q = FloatVector.fromArray(SPECIES, dy, from + LENGTH + 2).fma(behind, q);
        a = p.reinterpretAsLongs();
        b = q.reinterpretAsLongs();
        firsts = a.and(PairLoops.FIRST).or(b.lanewise(VectorOperators.LSHL, PairLoops.BITS));
        seconds = a.lanewise(VectorOperators.LSHR, PairLoops.BITS).or(b.and(~PairLoops.FIRST));
        FloatVector lower = firsts.reinterpretAsFloats().add(seconds.reinterpretAsFloats());
        sum = lower.fma(little, upper.fma(much, sum));
        sum.rearrange(PairLoops.APART).intoArray(dx, dxAt + Math.max(0, r) * width + column);
        sum = lower.fma(much, upper.mul(little));
      }
    }
  }
}
