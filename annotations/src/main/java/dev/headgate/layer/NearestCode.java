package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Vector quantisation: {@code [c, ...positions]} to the same shape. The {@code c} values at a
 * position are a vector, and the nearest row of a codebook takes its place:
 *
 * <pre>{@code
 * k    = argmin over j of sum over i of (x[i] - weight[j][i])^2,   of equally near rows the first
 * y[i] = weight[k][i]
 * }</pre>
 *
 * <p>(van den Oord, Vinyals and Kavukcuoglu, <i>Neural Discrete Representation Learning</i>, 2017,
 * equations 1 and 2.) A sample of one dimension, {@code [c]}, has one position.
 *
 * <p>The row that was taken receives the gradient of the position, so a loss trains the codebook.
 * Towards {@code x} there is no derivative that would teach anything: no gradient passes, unless
 * the method is {@link dev.headgate.gradient.StraightThrough}, whose Javadoc shows a whole VQ-VAE.
 *
 * <p>Parameter: {@code <instance>.<method>.weight}, laid out {@code [codes, c]}, which starts
 * uniform in {@code [-1 / codes, 1 / codes]}, as the authors' implementation does.
 *
 * <pre>{@code
 * @NearestCode(codes = 64) @StraightThrough  Tensor quantized(Tensor z);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface NearestCode {

  /** The number of rows of the codebook, at least 1. */
  int codes();
}
