package dev.headgate.gradient;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The layers of this method that have no derivative, such as {@link dev.headgate.layer.Round},
 * {@link dev.headgate.layer.ArgMaxOneHot} or {@link dev.headgate.layer.NearestCode}, hand the
 * gradient that comes to their result on to their input unchanged, as if they were the identity.
 * This is the straight-through estimator (Bengio, L&eacute;onard and Courville, <i>Estimating or
 * Propagating Gradients Through Stochastic Neurons for Conditional Computation</i>, 2013). Values
 * are not touched, parameters of these layers get their own gradients as ever, and the method's
 * other layers are differentiated as ever.
 *
 * <p>Masks act on what is handed on as on any gradient. A VQ-VAE (van den Oord, Vinyals and
 * Kavukcuoglu, <i>Neural Discrete Representation Learning</i>, 2017, equation 3) is one layer and
 * three losses, and the masks are its stop-gradients:
 *
 * <pre>{@code
 * @NearestCode(codes = 64) @StraightThrough @Frozen("reconstruction")
 * Tensor quantized(@StopGradientFrom("codebook") Tensor z);
 *
 * @MeanSquaredError Loss reconstruction(Tensor decoded, Tensor image);
 *
 * // moves the codes towards the encoder's results
 * @MeanSquaredError Loss codebook(Tensor quantized, @StopGradientFrom Tensor z);
 *
 * // keeps the encoder's results near their codes
 * @MeanSquaredError Loss commitment(Tensor z, @StopGradientFrom Tensor quantized);
 * }</pre>
 *
 * <p>{@code reconstruction} trains the decoder and, straight through the quantisation, the encoder,
 * but not the codes; {@code codebook} trains the codes only; {@code commitment} the encoder only.
 *
 * <p>Errors: on a method none of whose layers lacks a derivative, and on a loss, it means nothing.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface StraightThrough {}
