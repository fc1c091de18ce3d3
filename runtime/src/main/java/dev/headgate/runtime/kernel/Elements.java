package dev.headgate.runtime.kernel;

import java.util.function.IntConsumer;

/**
 * Shares among threads what is done element by element. Of each plane a thread takes the positions
 * that are about those of the rows that a convolution gives it: what one has made is in its cache,
 * from where the others would get it many times as slowly. An object holds what it works on between
 * its calls.
 */
final class Elements implements IntConsumer {

  /** Elements below which to start threads would take longer than what they do. */
  private static final int LEAST = 2048;

  private static final float[] NONE = new float[0];

  private final Scratch scratch;

  private Sum sum = (count, a, aAt, b, bAt) -> 0;
  private Map map = (count, scale, a, aAt, b, bAt, y, yAt) -> {};
  private boolean mapping;
  private int parts;
  private int planes;
  private int positions;
  private float scale;
  private float[] a = NONE;
  private int aAt;
  private float[] b = NONE;
  private int bAt;
  private float[] y = NONE;
  private int yAt;

  /** Of each plane what each part has of it, part after part. */
  private double[] sums = {};

  Elements(Scratch scratch) {
    this.scratch = scratch;
  }

  /** The sum of what a function makes of the elements of a and b. */
  interface Sum {
    double of(int count, float[] a, int aAt, float[] b, int bAt);
  }

  /** Overwrites y with what a function makes of the elements of a and b. */
  interface Map {
    void run(int count, float scale, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt);
  }

  /** Whether threads share so many planes; they then lie one behind the other. */
  boolean areShared(int planes, int positions) {
    return scratch.parts() > 1 && (long) planes * positions >= LEAST;
  }

  /** Sums all planes. */
  double sum(Sum sum, int planes, int positions, float[] a, int aAt, float[] b, int bAt) {
    if (!areShared(planes, positions)) {
      return sum.of(planes * positions, a, aAt, b, bAt);
    }
    sumEach(sum, planes, positions, a, aAt, b, bAt);
    double total = 0;
    for (int plane = 0; plane < planes; plane++) {
      total += sumOf(plane);
    }
    return total;
  }

  /** Sums each plane, for {@link #sumOf}. */
  void sumEach(Sum sum, int planes, int positions, float[] a, int aAt, float[] b, int bAt) {
    this.sum = sum;
    this.mapping = false;
    if (sums.length < scratch.parts() * planes) {
      sums = new double[scratch.parts() * planes];
    }
    share(planes, positions, a, aAt, b, bAt);
  }

  double sumOf(int plane) {
    double sum = 0;
    for (int part = 0; part < parts; part++) {
      sum += sums[part * planes + plane];
    }
    return sum;
  }

  void map(
      Map map,
      int planes,
      int positions,
      float scale,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt) {
    if (!areShared(planes, positions)) {
      map.run(planes * positions, scale, a, aAt, b, bAt, y, yAt);
      return;
    }
    this.map = map;
    this.mapping = true;
    this.scale = scale;
    this.y = y;
    this.yAt = yAt;
    share(planes, positions, a, aAt, b, bAt);
    this.y = NONE;
  }

  private void share(int planes, int positions, float[] a, int aAt, float[] b, int bAt) {
    this.planes = planes;
    this.positions = positions;
    this.a = a;
    this.aAt = aAt;
    this.b = b;
    this.bAt = bAt;
    this.parts = scratch.parts();
    scratch.run(parts, this);
    this.a = NONE;
    this.b = NONE;
  }

  @Override
  public void accept(int part) {
    int from = (int) ((long) part * positions / parts);
    int count = (int) ((part + 1L) * positions / parts) - from;
    for (int plane = 0; plane < planes; plane++) {
      int at = plane * positions + from;
      if (mapping) {
        map.run(count, scale, a, aAt + at, b, bAt + at, y, yAt + at);
      } else {
        sums[part * planes + plane] = sum.of(count, a, aAt + at, b, bAt + at);
      }
    }
  }
}
