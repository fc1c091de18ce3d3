package dev.headgate.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of the squared differences between prediction {@code p} and target {@code t}:
 *
 * <pre>{@code
 * loss = 1/(batch * elements) * sum of (p - t)^2
 * }</pre>
 *
 * <p>Prediction and target have the same shape, any shape; target values are any real numbers. As
 * Torch's {@code nn.MSECriterion} and PyTorch's {@code MSELoss} with their default averaging.
 *
 * <pre>{@code
 * @MeanSquaredError  Loss error(Tensor estimate, Tensor measured);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface MeanSquaredError {}
