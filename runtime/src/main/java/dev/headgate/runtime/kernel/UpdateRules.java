package dev.headgate.runtime.kernel;

/**
 * The inner loops of {@link Update}, which says what each computes: part of {@link Primitives}, and
 * implemented like it. For each element all implementations do the same operations in the same
 * order, so they give the same bits.
 *
 * <p>Gradient and state are read from {@code at} on, the parameter from {@code parameterAt} on;
 * state and parameter are overwritten, the gradient is not.
 */
public interface UpdateRules {

  /** {@link Update#nesterovs}. */
  void nesterovs(
      int count,
      float rate,
      float momentum,
      float[] gradient,
      float[] velocity,
      int at,
      float[] parameter,
      int parameterAt);

  /** {@link Update#adam}. */
  void adam(
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
      int parameterAt);

  /** {@link Update#adaMax}. */
  void adaMax(
      int count,
      float rate,
      float beta1,
      float beta2,
      float[] gradient,
      float[] mean,
      float[] norm,
      int at,
      float[] parameter,
      int parameterAt);

  /** {@link Update#amsGrad}. */
  void amsGrad(
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
      int parameterAt);

  /** {@link Update#nadam}. */
  void nadam(
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
      int parameterAt);

  /** {@link Update#adaBelief}. */
  void adaBelief(
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
      int parameterAt);

  /** {@link Update#adaGrad}. */
  void adaGrad(
      int count,
      float rate,
      float epsilon,
      float[] gradient,
      float[] sum,
      int at,
      float[] parameter,
      int parameterAt);

  /** {@link Update#adaDelta}. */
  void adaDelta(
      int count,
      float decay,
      float epsilon,
      float[] gradient,
      float[] square,
      float[] step,
      int at,
      float[] parameter,
      int parameterAt);

  /** {@link Update#rmsProp}. */
  void rmsProp(
      int count,
      float rate,
      float decay,
      float epsilon,
      float[] gradient,
      float[] square,
      int at,
      float[] parameter,
      int parameterAt);
}
