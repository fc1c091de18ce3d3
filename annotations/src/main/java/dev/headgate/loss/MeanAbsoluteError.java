package dev.headgate.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of the absolute differences between prediction {@code p} and target {@code t}:
 *
 * <pre>{@code
 * loss = 1/(batch * elements) * sum of |p - t|
 * }</pre>
 *
 * <p>Prediction and target have the same shape, any shape; target values are any real numbers. The
 * gradient is 0 where both are equal. As PyTorch's {@code L1Loss} with its default averaging.
 *
 * <pre>{@code
 * @MeanAbsoluteError  Loss error(Tensor estimate, Tensor measured);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface MeanAbsoluteError {}
