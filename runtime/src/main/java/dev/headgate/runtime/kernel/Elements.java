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

  /** Elements that are finished while they are in a first-level cache. */
  private static final int PIECE = 4096;

  private static final float[] NONE = new float[0];

  private final Scratch scratch;

  private Sum sum = (count, attribute, a, aAt, b, bAt) -> 0;
  private Map map = (count, attribute, scale, a, aAt, b, bAt, y, yAt) -> {};
  private boolean mapping;
  private int parts;
  private int planes;
  private int positions;
  private float attribute;
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

  /** The sum of what a function, which may have an attribute, makes of the elements of a and b. */
  interface Sum {
    double of(int count, float attribute, float[] a, int aAt, float[] b, int bAt);
  }

  /** Overwrites y with what a function makes of the elements of a and b, times a scale. */
  interface Map {
    void run(
        int count,
        float attribute,
        float scale,
        float[] a,
        int aAt,
        float[] b,
        int bAt,
        float[] y,
        int yAt);
  }

  /** Sums all planes, which lie one behind the other. */
  double sum(
      Sum sum, int planes, int positions, float attribute, float[] a, int aAt, float[] b, int bAt) {
    int groups = areShared(planes, positions) ? planes : 1;
    sumEach(sum, groups, planes / groups * positions, attribute, a, aAt, b, bAt);
    double total = 0;
    for (int group = 0; group < groups; group++) {
      total += sumOf(group);
    }
    return total;
  }

  /** Sums each plane, for {@link #sumOf}. */
  void sumEach(
      Sum sum, int planes, int positions, float attribute, float[] a, int aAt, float[] b, int bAt) {
    this.sum = sum;
    this.mapping = false;
    if (sums.length < scratch.parts() * planes) {
      sums = new double[scratch.parts() * planes];
    }
    share(planes, positions, attribute, a, aAt, b, bAt);
  }

  double sumOf(int plane) {
    double sum = 0;
    for (int part = 0; part < parts; part++) {
      sum += sums[part * planes + plane];
    }
    return sum;
  }

  /** Overwrites planes that lie one behind the other, and finishes them. */
  void map(
      Map map,
      int planes,
      int positions,
      float attribute,
      float scale,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt) {
    this.map = map;
    this.mapping = true;
    this.scale = scale;
    this.y = y;
    this.yAt = yAt;
    scratch.finish.start(yAt);
    int groups = areShared(planes, positions) ? planes : 1;
    share(groups, planes / groups * positions, attribute, a, aAt, b, bAt);
    this.y = NONE;
  }

  private boolean areShared(int planes, int positions) {
    return scratch.parts() > 1 && (long) planes * positions >= LEAST;
  }

  private void share(
      int planes, int positions, float attribute, float[] a, int aAt, float[] b, int bAt) {
    this.planes = planes;
    this.positions = positions;
    this.attribute = attribute;
    this.a = a;
    this.aAt = aAt;
    this.b = b;
    this.bAt = bAt;
    this.parts = areShared(planes, positions) ? scratch.parts() : 1;
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
        for (int piece = at; piece < at + count; piece += PIECE) {
          map(Math.min(PIECE, at + count - piece), piece);
        }
      } else {
        sums[part * planes + plane] = sum.of(count, attribute, a, aAt + at, b, bAt + at);
      }
    }
  }

  private void map(int count, int at) {
    map.run(count, attribute, scale, a, aAt + at, b, bAt + at, y, yAt + at);
    scratch.finish.apply(count, y, yAt + at);
  }
}
