package dev.headgate.runtime.kernel;

/**
 * An element-wise function whose derivative can be told from its result, for kernels that apply it
 * to what they write. A kernel class that has one calls it {@code FUNCTION}.
 *
 * @param forward writes the function of x
 * @param backward multiplies a cotangent by the derivative
 */
public record Activation(Forward forward, Backward backward) {

  /** Without an attribute. */
  static Activation of(PlainForward forward, PlainBackward backward) {
    return new Activation(
        (count, attribute, x, xAt, y, yAt) -> forward.run(count, x, xAt, y, yAt),
        (count, attribute, y, yAt, dy, dyAt, dx, dxAt) ->
            backward.run(count, y, yAt, dy, dyAt, dx, dxAt));
  }

  /** Such as {@link LeakyRelu#forward}; y may be exactly x. */
  @FunctionalInterface
  public interface Forward {
    /** Overwrites y. */
    void run(int count, float attribute, float[] x, int xAt, float[] y, int yAt);
  }

  /** Such as {@link LeakyRelu#backward}; dx may be exactly dy. */
  @FunctionalInterface
  public interface Backward {
    /** Overwrites dx. */
    void run(
        int count, float attribute, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt);
  }

  /** Such as {@link Relu#forward}. */
  @FunctionalInterface
  interface PlainForward {
    void run(int count, float[] x, int xAt, float[] y, int yAt);
  }

  /** Such as {@link Relu#backward}. */
  @FunctionalInterface
  interface PlainBackward {
    void run(int count, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt);
  }
}
