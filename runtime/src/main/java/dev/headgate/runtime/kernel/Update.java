package dev.headgate.runtime.kernel;

/** The plain gradient step, for updaters that keep no state. */
public final class Update {

  private Update() {}

  /** Overwrites parameter with {@code parameter - rate * gradient}. */
  public static void subtractScaled(
      int count, float rate, float[] gradient, int gradientAt, float[] parameter, int parameterAt) {
    ActivePrimitives.get()
        .subtractScaled(count, rate, gradient, gradientAt, parameter, parameterAt);
  }
}
