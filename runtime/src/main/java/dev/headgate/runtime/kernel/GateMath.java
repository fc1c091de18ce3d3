package dev.headgate.runtime.kernel;

/**
 * Single elements of the activations {@code x * S(x)} with a step S from 0 to 1 for which {@code
 * S(-x) = 1 - S(x)}, computed from {@code S(-|x|)} in double: for scalar code and for the few
 * elements at the end of a tensor that do not fill a vector.
 */
public final class GateMath {

  /** From here on results are 0, or x itself. Sizes end here, so that no infinite one meets a 0. */
  public static final float REACH = 110f;

  /** The factor of {@link #tanhGelu}'s exponent: {@code 2 * sqrt(2 / pi)}. */
  public static final float TANH_GELU_SLOPE = 1.5957691f;

  /** The weight of the cube in {@link #tanhGelu} (Hendrycks and Gimpel 2016). */
  public static final float TANH_GELU_CUBE = 0.044715f;

  /** The density of the standard normal distribution at 0: {@code 1 / sqrt(2 * pi)}. */
  public static final float NORMAL = 0.39894228f;

  /** Of {@link #millsRatio}, as are the coefficients below. */
  public static final float MILLS_PITCH = 0.28f;

  public static final float MILLS_0 = 0.116729029f;
  public static final float MILLS_1 = 0.0662301406f;
  public static final float MILLS_2 = 0.271970749f;
  public static final float MILLS_3 = -0.240667447f;
  public static final float MILLS_4 = 0.392065793f;
  public static final float MILLS_5 = -0.106328249f;

  private GateMath() {}

  /** One element of {@link Silu#forward}. */
  public static float silu(float x) {
    return gate(x, lowerSigmoid(reach(x)));
  }

  /** One element of {@link Silu#backward}. */
  public static float siluBackward(float x, float dy) {
    double size = reach(x);
    double s = lowerSigmoid(size);
    return gateBackward(x, s * (1 - size * (1 - s)), dy);
  }

  /** One element of {@link TanhGelu#forward}, by {@code (1 + tanh(u)) / 2 = sigmoid(2 * u)}. */
  public static float tanhGelu(float x) {
    double size = reach(x);
    return gate(x, lowerSigmoid(TANH_GELU_SLOPE * size * (1 + TANH_GELU_CUBE * size * size)));
  }

  /** One element of {@link TanhGelu#backward}. */
  public static float tanhGeluBackward(float x, float dy) {
    double size = reach(x);
    double s = lowerSigmoid(TANH_GELU_SLOPE * size * (1 + TANH_GELU_CUBE * size * size));
    double slope = TANH_GELU_SLOPE * (1 + 3 * TANH_GELU_CUBE * size * size);
    return gateBackward(x, s * (1 - size * slope * (1 - s)), dy);
  }

  /** One element of {@link Gelu#forward}. */
  public static float gelu(float x) {
    double size = reach(x);
    return gate(x, Math.exp(-0.5 * size * size) * millsRatio(size));
  }

  /** One element of {@link Gelu#backward}. */
  public static float geluBackward(float x, float dy) {
    double size = reach(x);
    double bell = Math.exp(-0.5 * size * size);
    return gateBackward(x, bell * (millsRatio(size) - size * NORMAL), dy);
  }

  private static double reach(float x) {
    return Math.min(Math.abs(x), REACH);
  }

  /** {@code 1 / (1 + exp(size))} for a size of at least 0. */
  private static double lowerSigmoid(double size) {
    double e = Math.exp(-size);
    return e / (1 + e);
  }

  /**
   * {@code x * S(x)} from {@code S(-|x|)}, which never takes the difference of nearly equal
   * numbers.
   */
  private static float gate(float x, double lower) {
    return (float) (Math.max(x, 0f) - reach(x) * lower);
  }

  /** dy times the derivative of {@link #gate}, from its value at {@code -|x|}. */
  private static float gateBackward(float x, double lower, float dy) {
    return (float) (dy * (x >= 0f ? 1 - lower : lower));
  }

  /**
   * The normal distribution's tail from {@code size} on, over {@code exp(-size^2 / 2)}: half the
   * scaled complementary error function of {@code size / sqrt(2)}. A polynomial of {@code t = 1 /
   * (1 + 0.28 * size)}, fitted for the least error of their product, which is below 2e-8.
   */
  private static double millsRatio(double size) {
    double t = 1 / (1 + MILLS_PITCH * size);
    double p = MILLS_5;
    p = p * t + MILLS_4;
    p = p * t + MILLS_3;
    p = p * t + MILLS_2;
    p = p * t + MILLS_1;
    p = p * t + MILLS_0;
    return p * t;
  }
}
