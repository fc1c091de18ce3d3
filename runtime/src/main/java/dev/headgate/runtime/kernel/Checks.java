package dev.headgate.runtime.kernel;

/** Argument checks of the geometries, which are built once and so can afford them. */
final class Checks {

  private Checks() {}

  static int atLeast(int least, int value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
    }
    return value;
  }

  /** What must fit an array. */
  static int index(long elements) {
    if (elements > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "A convolution needs " + elements + " scratch elements, more than an array holds");
    }
    return (int) elements;
  }
}
