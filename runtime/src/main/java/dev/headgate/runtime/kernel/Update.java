package dev.headgate.runtime.kernel;

/**
 * What updaters do to a stretch of {@code count} parameters. Gradient and state are read from
 * {@code at} on, the parameters from {@code parameterAt} on; state and parameters are overwritten,
 * the gradient is left as it is. In the formulas g is an element of the gradient, p of the
 * parameters; other letters are elements of the states, in the order of the arguments.
 */
public final class Update {

  private Update() {}

  /** Plain gradient descent: {@code p = p - rate*g}. */
  public static void subtractScaled(
      int count, float rate, float[] gradient, int gradientAt, float[] parameter, int parameterAt) {
    ActivePrimitives.get()
        .subtractScaled(count, rate, gradient, gradientAt, parameter, parameterAt);
  }

  /** Adds one thread's share of a gradient to another's. */
  public static void add(int count, float[] share, float[] gradient, int at) {
    ActivePrimitives.get().add(count, gradient, at, share, at, gradient, at);
  }

  /** Decay of weights: {@code p = factor*p}. */
  public static void scale(int count, float factor, float[] parameter, int parameterAt) {
    ActivePrimitives.get().scale(count, factor, parameter, parameterAt, parameter, parameterAt);
  }

  /**
   * Gradient descent with Nesterov's momentum: {@code v' = momentum*v - rate*g; p = p + (1 +
   * momentum)*v' - momentum*v}, the parameter being where the next gradient is taken (Sutskever et
   * al. 2013, "On the importance of initialization and momentum in deep learning", in the form of
   * Bengio et al. 2013).
   */
  public static void nesterovs(
      int count,
      float rate,
      float momentum,
      float[] gradient,
      float[] velocity,
      int at,
      float[] parameter,
      int parameterAt) {
    ActivePrimitives.get()
        .updates()
        .nesterovs(count, rate, momentum, gradient, velocity, at, parameter, parameterAt);
  }

  /**
   * Adam (Kingma and Ba 2015): {@code m = beta1*m + (1 - beta1)*g; v = beta2*v + (1 - beta2)*g^2; p
   * = p - rate * m / (sqrt(v) + epsilon)}. The caller puts the corrections of the bias into the
   * rate (end of the paper's section 2).
   */
  public static void adam(
      int count,
      float rate,
      float beta1,
      float beta2,
      float epsilon,
      float[] gradient,
      float[] mean,
      float[] square,
      int at,
      float[] parameter,
      int parameterAt) {
    ActivePrimitives.get()
        .updates()
        .adam(
            count, rate, beta1, beta2, epsilon, gradient, mean, square, at, parameter, parameterAt);
  }

  /**
   * AdaMax (Kingma and Ba 2015, algorithm 2): {@code m = beta1*m + (1 - beta1)*g; u = max(beta2*u,
   * |g|) + 1e-32; p = p - rate * m / u}. The caller puts the correction of the bias into the rate.
   */
  public static void adaMax(
      int count,
      float rate,
      float beta1,
      float beta2,
      float[] gradient,
      float[] mean,
      float[] norm,
      int at,
      float[] parameter,
      int parameterAt) {
    ActivePrimitives.get()
        .updates()
        .adaMax(count, rate, beta1, beta2, gradient, mean, norm, at, parameter, parameterAt);
  }

  /**
   * AMSGrad (Reddi, Kale and Kumar 2018): m and v as {@link #adam}; {@code h = max(h, v); p = p -
   * rate * m / (sqrt(h) + epsilon)}. The caller puts the corrections of the bias into the rate.
   */
  public static void amsGrad(
      int count,
      float rate,
      float beta1,
      float beta2,
      float epsilon,
      float[] gradient,
      float[] mean,
      float[] square,
      float[] largest,
      int at,
      float[] parameter,
      int parameterAt) {
    ActivePrimitives.get()
        .updates()
        .amsGrad(
            count,
            rate,
            beta1,
            beta2,
            epsilon,
            gradient,
            mean,
            square,
            largest,
            at,
            parameter,
            parameterAt);
  }

  /**
   * Adam with Nesterov's momentum (Dozat 2016): m and v as {@link #adam}; {@code p = p - rate *
   * (beta1*m + (1 - beta1)*g) / (sqrt(v) + epsilon)}. The caller puts the correction of the mean's
   * bias into the rate.
   */
  public static void nadam(
      int count,
      float rate,
      float beta1,
      float beta2,
      float epsilon,
      float[] gradient,
      float[] mean,
      float[] square,
      int at,
      float[] parameter,
      int parameterAt) {
    ActivePrimitives.get()
        .updates()
        .nadam(
            count, rate, beta1, beta2, epsilon, gradient, mean, square, at, parameter, parameterAt);
  }

  /**
   * AdaBelief (Zhuang et al. 2020): m as {@link #adam}; {@code s = beta2*s + (1 - beta2)*(g - m)^2
   * + epsilon; p = p - rate * m / (sqrt(s) + epsilon)}. The caller puts the corrections of the bias
   * into the rate.
   */
  public static void adaBelief(
      int count,
      float rate,
      float beta1,
      float beta2,
      float epsilon,
      float[] gradient,
      float[] mean,
      float[] surprise,
      int at,
      float[] parameter,
      int parameterAt) {
    ActivePrimitives.get()
        .updates()
        .adaBelief(
            count,
            rate,
            beta1,
            beta2,
            epsilon,
            gradient,
            mean,
            surprise,
            at,
            parameter,
            parameterAt);
  }

  /**
   * AdaGrad (Duchi, Hazan and Singer 2011): {@code s = s + g^2; p = p - rate * g / (sqrt(s) +
   * epsilon)}.
   */
  public static void adaGrad(
      int count,
      float rate,
      float epsilon,
      float[] gradient,
      float[] sum,
      int at,
      float[] parameter,
      int parameterAt) {
    ActivePrimitives.get()
        .updates()
        .adaGrad(count, rate, epsilon, gradient, sum, at, parameter, parameterAt);
  }

  /**
   * AdaDelta (Zeiler 2012, algorithm 1): {@code v = decay*v + (1 - decay)*g^2; d = g * (sqrt(x +
   * epsilon) / sqrt(v + epsilon)); x = decay*x + (1 - decay)*d^2; p = p - d}; v is {@code square},
   * x {@code step}.
   */
  public static void adaDelta(
      int count,
      float decay,
      float epsilon,
      float[] gradient,
      float[] square,
      float[] step,
      int at,
      float[] parameter,
      int parameterAt) {
    ActivePrimitives.get()
        .updates()
        .adaDelta(count, decay, epsilon, gradient, square, step, at, parameter, parameterAt);
  }

  /**
   * RMSProp (Tieleman and Hinton 2012, lecture 6.5): {@code v = decay*v + (1 - decay)*g^2; p = p -
   * rate * g / (sqrt(v) + epsilon)}.
   */
  public static void rmsProp(
      int count,
      float rate,
      float decay,
      float epsilon,
      float[] gradient,
      float[] square,
      int at,
      float[] parameter,
      int parameterAt) {
    ActivePrimitives.get()
        .updates()
        .rmsProp(count, rate, decay, epsilon, gradient, square, at, parameter, parameterAt);
  }
}
