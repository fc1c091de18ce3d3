package dev.headgate.runtime.kernel;

/**
 * A gradient of weights that is known by its factors: the element in row r and column c is {@code
 * left[r] * right[c]}. Its elements are numbered as the gradients they belong to.
 */
public final class OuterProduct {

  private final float[] left;
  private final float[] right;
  private int start;

  OuterProduct(int rows, int columns) {
    this.left = new float[rows];
    this.right = new float[columns];
  }

  boolean hasSize(int rows, int columns) {
    return left.length == rows && right.length == columns;
  }

  /** Copies the factors; they are overwritten before the step ends. */
  void set(float[] left, int leftAt, float[] right, int rightAt, int start) {
    System.arraycopy(left, leftAt, this.left, 0, this.left.length);
    System.arraycopy(right, rightAt, this.right, 0, this.right.length);
    this.start = start;
  }

  /** The number of the first element. */
  public int start() {
    return start;
  }

  /** The number after that of the last. */
  public int end() {
    return start + left.length * right.length;
  }

  /** Writes the elements from number {@code from} on to {@code y}. */
  public void write(int from, int count, float[] y, int yAt) {
    Primitives primitives = ActivePrimitives.get();
    int row = (from - start) / right.length;
    int column = (from - start) % right.length;
    for (int done = 0, n; done < count; done += n) {
      n = Math.min(count - done, right.length - column);
      primitives.scale(n, left[row], right, column, y, yAt + done);
      row++;
      column = 0;
    }
  }
}
