package dev.headgate.runtime.kernel;

/**
 * Logarithms of probabilities along the middle axis of [rows, length, positions], for each row and
 * position by itself. Results may be exactly one of the inputs.
 */
public final class LogSoftmax {

  private LogSoftmax() {}

  /** Overwrites y with {@code x[c]} minus the logarithm of the sum of {@code exp(x)}. */
  public static void forward(
      int rows, int length, int positions, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < rows * positions; i++) {
      int offset = i / positions * length * positions + i % positions;
      double largest = Softmax.largest(length, positions, x, xAt + offset);
      double log = Math.log(Softmax.total(length, positions, x, xAt + offset, largest));
      for (int c = 0; c < length; c++) {
        int at = offset + c * positions;
        y[yAt + at] = (float) (x[xAt + at] - largest - log);
      }
    }
  }

  /** Overwrites dx with {@code dy[c] - exp(y[c]) * sum over k of dy[k]}. */
  public static void backward(
      int rows,
      int length,
      int positions,
      float[] y,
      int yAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt) {
    for (int i = 0; i < rows * positions; i++) {
      int offset = i / positions * length * positions + i % positions;
      double sum = 0;
      for (int c = 0; c < length; c++) {
        sum += dy[dyAt + offset + c * positions];
      }
      for (int c = 0; c < length; c++) {
        int at = offset + c * positions;
        dx[dxAt + at] = (float) (dy[dyAt + at] - Math.exp(y[yAt + at]) * sum);
      }
    }
  }
}
