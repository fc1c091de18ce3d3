package dev.headgate.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Huber's loss of the differences {@code d = p - t} between prediction and target: quadratic where
 * they are small, linear where they are large, so that outliers pull less:
 *
 * <pre>{@code
 * loss = 1/(batch * elements) * sum of h(d)
 * h(d) = d^2/2                     where |d| <= delta
 *        delta * (|d| - delta/2)   elsewhere
 * }</pre>
 *
 * <p>Prediction and target have the same shape, any shape; target values are any real numbers. As
 * PyTorch's {@code HuberLoss} with its default averaging.
 *
 * <pre>{@code
 * @Huber(delta = 0.5f)  Loss error(Tensor estimate, Tensor measured);
 * }</pre>
 *
 * <p>Source: Huber, <i>Robust estimation of a location parameter</i>, 1964.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Huber {

  /** Where the loss turns from quadratic to linear: finite and above 0. */
  float delta() default 1f;
}
