package dev.headgate.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The negative log-likelihood of classes, from log-probabilities {@code l} and the class index
 * {@code k} of each position:
 *
 * <pre>{@code
 * loss = 1/(batch * positions) * sum of -l[k]
 * }</pre>
 *
 * <p>The prediction is {@code [classes]} or {@code [classes, height, width]}: the first dimension
 * of a sample counts the classes, at least two, the rest are positions, each classified on its own.
 * The target has the positions' shape: one integer for a sample, or {@code [height, width]} of
 * them, each from 0 to {@code classes - 1}. The caller hands it in as {@code int[]} or as an
 * integer array. The numbers are taken for log-probabilities as they are, so a logarithm of a
 * softmax makes them; from logits write {@link SoftmaxCrossEntropy}, which does both. As PyTorch's
 * {@code NLLLoss} without class weights.
 *
 * <pre>{@code
 * @NegativeLogLikelihood  Loss loss(Tensor logProbabilities, Tensor label);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface NegativeLogLikelihood {}
