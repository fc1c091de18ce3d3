package dev.headgate.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The Kullback-Leibler divergence of a normal distribution with independent elements from the
 * standard normal one, from its mean {@code m} and the logarithm {@code v} of its variance:
 *
 * <pre>{@code
 * loss = 1/batch * sum of -(1 + v - m^2 - exp(v)) / 2
 * }</pre>
 *
 * <p>The sum is over the elements of each sample, the mean over the batch only: the divergence of
 * distributions is that of all their elements together. To weigh it against a reconstruction loss
 * that is a mean over elements, mind that this one grows with their number.
 *
 * <p>Both arguments are results of the model or its inputs, of the same shape, any shape; the
 * gradient flows to both. Neither is a target, so a name that the model does not know is an error.
 *
 * <pre>{@code
 * @Dense(units = 20)  Tensor mean(Tensor code);
 * @Dense(units = 20)  Tensor logVariance(Tensor code);
 * @KlToStandardNormal  Loss divergence(Tensor mean, Tensor logVariance);
 * }</pre>
 *
 * <p>Source: Kingma and Welling, <i>Auto-Encoding Variational Bayes</i>, 2013, appendix B.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface KlToStandardNormal {}
