package dev.headgate.processor.ir;

/** A hyper-parameter with one number for each of the two dimensions of an image. */
public record Size(int height, int width) {

  public static final Size ZERO = new Size(0, 0);
  public static final Size ONE = new Size(1, 1);

  @Override
  public String toString() {
    return height + "x" + width;
  }
}
