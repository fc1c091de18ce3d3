package dev.headgate.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The cross-entropy of a softmax over classes, from logits {@code z} and the class index {@code k}
 * of each position:
 *
 * <pre>{@code
 * loss = 1/(batch * positions) * sum of (log(sum over j of exp(z[j])) - z[k])
 * }</pre>
 *
 * <p>The prediction is {@code [classes]} or {@code [classes, height, width]}: the first dimension
 * of a sample counts the classes, at least two, the rest are positions, each classified on its own.
 * The target has the positions' shape: one integer for a sample, or {@code [height, width]} of
 * them, each from 0 to {@code classes - 1}. The caller hands it in as {@code int[]} or as an
 * integer array. No softmax layer stands before this loss. The sum is taken after subtracting the
 * largest logit, so it does not overflow; the definition is that of PyTorch's {@code
 * CrossEntropyLoss} for class indices.
 *
 * <pre>{@code
 * @Flatten @Dense(units = 10)  Tensor scores(Tensor features);
 * @SoftmaxCrossEntropy  Loss loss(Tensor scores, Tensor label);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface SoftmaxCrossEntropy {}
