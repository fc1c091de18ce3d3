package dev.headgate.runtime.kernel;

/**
 * Enlargement that repeats each element. Tensors: x [planes, height, width], y [planes, height *
 * scaleH, width * scaleW].
 */
public final class NearestUpsampling {

  private NearestUpsampling() {}

  /** Overwrites y: every element of x fills a block of scaleH by scaleW. */
  public static void forward(
      int planes,
      int height,
      int width,
      int scaleH,
      int scaleW,
      float[] x,
      int xAt,
      float[] y,
      int yAt) {
    int outWidth = width * scaleW;
    if (scaleW == 2 && width >= Primitives.ROUND) {
      ActivePrimitives.get()
          .pairs()
          .repeat(planes * height * scaleH, scaleH, width, 1f, x, xAt, width, y, yAt, outWidth);
      return;
    }
    float[] wide = LineBuffer.of(height * outWidth);
    for (int plane = 0; plane < planes; plane++) {
      int from = xAt + plane * height * width;
      Phases.merge(scaleW, height * width, x, from, 0, wide, 0);
      for (int i = 0; i < scaleH; i++) {
        int to = yAt + (plane * height * scaleH + i) * outWidth;
        Taps.copy(height, outWidth, wide, 0, outWidth, y, to, scaleH * outWidth);
      }
    }
  }

  /** Overwrites dx with the sum of dy over each element's block. */
  public static void backward(
      int planes,
      int height,
      int width,
      int scaleH,
      int scaleW,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt) {
    int outWidth = width * scaleW;
    int count = height * width;
    if (scaleW == 2 && scaleH <= Pairs.MOST_TAPS && width >= Primitives.ROUND) {
      Taps pairs = Taps.none();
      for (int i = 0; i < scaleH; i++) {
        pairs.add(i * outWidth, 1f);
      }
      pairs.sumPairs(planes * height, width, dy, dyAt, scaleH * outWidth, dx, dxAt, width);
      return;
    }
    Taps rows = Taps.kept(0);
    for (int i = 0; i < scaleH; i++) {
      rows.add(i * outWidth, 1f);
    }
    Taps columns = Taps.kept(1);
    for (int i = 0; i < scaleW; i++) {
      columns.add(i * count, 1f);
    }
    int phasesAt = count * scaleW;
    float[] memory = LineBuffer.of(2 * phasesAt);
    for (int plane = 0; plane < planes; plane++) {
      int from = dyAt + plane * height * scaleH * outWidth;
      rows.sum(height, outWidth, dy, from, scaleH * outWidth, memory, 0, outWidth);
      Phases.split(scaleW, count, memory, 0, memory, phasesAt);
      columns.sum(1, count, memory, phasesAt, 0, dx, dxAt + plane * count, 0);
    }
  }
}
