package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Batch normalisation: brings each channel to mean 0 and variance 1, then scales and shifts it by
 * parameters; any shape, which it keeps. The first dimension is that of the channels; mean and
 * variance are taken over the samples and all other dimensions together ([features]: PyTorch's
 * {@code BatchNorm1d}; [channels, height, width]: {@code BatchNorm2d}):
 *
 * <pre>{@code
 * y = (x - mean) / sqrt(variance + epsilon) * scale + bias
 * }</pre>
 *
 * <p>In training ({@code step}, {@code gradients}) they are those of the whole batch, however many
 * threads share it, and the variance is the biased one, the mean of {@code (x - mean)^2}. Each
 * {@code step} then moves the running statistics towards them, and nothing else does: {@code
 * running = (1 - momentum) * running + momentum * batch}, with the variance that divides by one
 * less (the unbiased one), as PyTorch does. In inference ({@code forward}, {@code evaluate}) mean
 * and variance are the running ones. A batch that has only one element of each channel has no
 * variance: training on it throws {@link IllegalArgumentException} and changes nothing.
 *
 * <p>Where it is fully {@link dev.headgate.gradient.Frozen}, is not trained by the running {@link
 * dev.headgate.gradient.Phase} or belongs to a {@link dev.headgate.gradient.AverageOf}, it uses its
 * running statistics also in training and never changes them; the gradient that passes is then that
 * of a fixed scale and shift. {@code @Frozen("loss2")} leaves it as it is in training.
 *
 * <p>Parameters, all [channels]: {@code <instance>.<method>.scale}, which starts as ones, and
 * {@code .bias}, zeros; {@code .runningMean}, zeros, and {@code .runningVariance}, ones, which can
 * be read and set like the others and are kept in checkpoints, but which no loss trains (PyTorch's
 * {@code weight}, {@code bias}, {@code running_mean}, {@code running_var}). Where several layers of
 * the method carry parameters, the layer's name qualifies them: {@code
 * <instance>.<method>.batchNorm.scale}.
 *
 * <pre>{@code
 * @Conv2d(filters = 16, kernel = 3, bias = false) @BatchNorm @Relu  Tensor hidden(Tensor image);
 * }</pre>
 *
 * <p>Source: Ioffe and Szegedy, <i>Batch normalization: accelerating deep network training by
 * reducing internal covariate shift</i>, 2015.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface BatchNorm {

  /** How far a step moves the running statistics towards those of its batch: from 0 to 1. */
  float momentum() default 0.1f;

  /** What is added to the variance, so that it can be divided by: finite and above 0. */
  float epsilon() default 1e-5f;

  /** Whether there are a scale and a bias to learn. */
  boolean affine() default true;

  /**
   * What it normalises by in training where it is frozen; the running statistics stay as they are.
   */
  Statistics whenFrozen() default Statistics.RUNNING;
}
