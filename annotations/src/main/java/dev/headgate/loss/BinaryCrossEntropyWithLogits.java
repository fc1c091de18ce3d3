package dev.headgate.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binary cross-entropy of {@code sigmoid(z)} against a target {@code t} in [0, 1], computed from
 * the logit {@code z} without overflow for any {@code z}:
 *
 * <pre>{@code
 * loss = 1/(batch * elements) * sum of (max(z, 0) - z t + log(1 + exp(-|z|)))
 * }</pre>
 *
 * <p>Logits and target have the same shape, any shape. The formula is that of PyTorch's {@code
 * BCEWithLogitsLoss}; the gradient at the logits is {@code sigmoid(z) - t}, each divided by {@code
 * batch * elements}.
 *
 * <pre>{@code
 * @Dense(units = 1)  Tensor logit(Tensor features);
 * @BinaryCrossEntropyWithLogits  Loss spam(Tensor logit, Tensor isSpam);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface BinaryCrossEntropyWithLogits {}
