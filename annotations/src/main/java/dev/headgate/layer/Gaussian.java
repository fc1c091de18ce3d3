package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A sample of a normal distribution, element by element; any shape, which it keeps. It stands first
 * on a method with two parameters of one shape, the mean and the logarithm of the variance. In
 * training ({@code step}, {@code gradients})
 *
 * <pre>{@code
 * z = mean + exp(logVariance / 2) * noise
 * }</pre>
 *
 * <p>with standard normal noise, so gradients pass to both parameters (the reparameterisation
 * trick: Kingma and Welling, <i>Auto-encoding variational Bayes</i>, 2013). In inference ({@code
 * forward}, {@code evaluate}), and where it is fully {@link dev.headgate.gradient.Frozen} or not
 * trained by the running {@link dev.headgate.gradient.Phase}, it is the mean, and no gradient
 * passes to the logarithm of the variance. The noise is repeatable like the elements of {@link
 * Dropout}.
 *
 * <pre>{@code
 * @Gaussian            Tensor z(Tensor mean, Tensor logVariance);
 * @KlToStandardNormal  Loss prior(Tensor mean, Tensor logVariance);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Gaussian {}
