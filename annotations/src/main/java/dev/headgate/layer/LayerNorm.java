package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Layer normalisation: brings the values of a sample to mean 0 and variance 1, then scales and
 * shifts each place by parameters; any shape, which it keeps. Mean and variance are taken over all
 * dimensions from {@link #axis} to the last together, for each position of the dimensions before by
 * itself:
 *
 * <pre>{@code
 * y = (x - mean) / sqrt(variance + epsilon) * scale + bias
 * }</pre>
 *
 * <p>The variance is the biased one, the mean of {@code (x - mean)^2}. Samples do not affect each
 * other, so training and inference compute the same.
 *
 * <p>Parameters, both with the shape of the dimensions from {@code axis} on: {@code
 * <instance>.<method>.scale}, which starts as ones, and {@code <instance>.<method>.bias}, which
 * starts as zeros (PyTorch's {@code LayerNorm.weight} and {@code .bias}). Where several layers of
 * the method carry parameters, the layer's name qualifies them: {@code
 * <instance>.<method>.layerNorm.scale}.
 *
 * <pre>{@code
 * @Dense(units = 64) @LayerNorm @Relu  Tensor hidden(Tensor input);
 * @LayerNorm(axis = 1)                 Tensor tokens(Tensor embedded);   // [20, 32]: each of 20 rows
 * }</pre>
 *
 * <p>Source: Ba, Kiros and Hinton, <i>Layer normalization</i>, 2016.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface LayerNorm {

  /**
   * The first of the dimensions that are normalised together, counted from 0 and without the batch
   * dimension, as in {@link Concat}. The default takes the whole sample. From 0 to rank - 1.
   */
  int axis() default 0;

  /** What is added to the variance, so that it can be divided by: finite and above 0. */
  float epsilon() default 1e-5f;

  /** Whether there are a scale and a bias to learn. */
  boolean affine() default true;
}
