package dev.headgate.runtime.kernel;

/**
 * The gradient of a dense layer's weights as its factors: the inputs and the cotangents of the
 * results of a few samples. Its elements are numbered as the gradients they belong to.
 */
final class KeptGradient {

  private DenseGeometry geometry = DenseGeometry.of(1, 1);
  private int samples;
  private float[] x = new float[0];
  private float[] dy = new float[0];
  private int start;

  /** Copies the factors; what holds them is overwritten before the step ends. */
  void set(DenseGeometry g, int n, float[] x, int xAt, float[] dy, int dyAt, int start) {
    this.geometry = g;
    this.samples = n;
    this.start = start;
    this.x = copy(x, xAt, n * g.inputs, this.x);
    this.dy = copy(dy, dyAt, n * g.units, this.dy);
  }

  private static float[] copy(float[] from, int at, int count, float[] known) {
    float[] to = known.length >= count ? known : new float[count];
    System.arraycopy(from, at, to, 0, count);
    return to;
  }

  int start() {
    return start;
  }

  int rows() {
    return geometry.units;
  }

  int columns() {
    return geometry.inputs;
  }

  int samples() {
    return samples;
  }

  /**
   * Overwrites some rows, or adds to them.
   *
   * @param memory of {@link Dense#ROWS_SCRATCH} elements
   */
  void write(int row, int rows, float[] y, int yAt, boolean overwrite, float[] memory) {
    for (int r = 0, n; r < rows; r += n) {
      n = Math.min(Dense.ROWS, rows - r);
      int to = yAt + r * geometry.inputs;
      Dense.gradientRows(geometry, samples, x, 0, dy, 0, row + r, n, y, to, overwrite, memory);
    }
  }
}
