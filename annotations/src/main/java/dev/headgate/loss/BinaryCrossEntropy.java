package dev.headgate.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binary cross-entropy between a prediction {@code p} that is already a probability, as a sigmoid
 * gives it, and a target {@code t}, both in [0, 1] and of the same shape, any shape:
 *
 * <pre>{@code
 * loss = -1/(batch * elements) * sum of (t log(p + 1e-12) + (1 - t) log(1 - p + 1e-12))
 * }</pre>
 *
 * <p>The constant keeps the logarithm finite; the definition is that of Torch's {@code
 * nn.BCECriterion}. Where the prediction comes from a sigmoid, {@link BinaryCrossEntropyWithLogits}
 * on the value before the sigmoid is the numerically safer choice.
 *
 * <pre>{@code
 * @Conv2d(filters = 1, kernel = 3) @Sigmoid  Tensor mask(Tensor features);
 * @BinaryCrossEntropy  Loss overlap(Tensor mask, Tensor truth);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface BinaryCrossEntropy {}
