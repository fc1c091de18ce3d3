package dev.headgate.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One minus the cosine of the angle between two tensors {@code a} and {@code b}, each taken as one
 * vector of all of a sample's elements:
 *
 * <pre>{@code
 * loss = 1/batch * sum of (1 - <a, b> / (max(|a|, eps) * max(|b|, eps))), eps = 1e-8
 * }</pre>
 *
 * <p>It is 0 for vectors of one direction, 1 for perpendicular and 2 for opposite ones. Both have
 * the same shape, any shape; the second may be a target. As one minus PyTorch's {@code
 * cosine_similarity}.
 *
 * <pre>{@code
 * @CosineDistance  Loss apart(Tensor left, Tensor right);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface CosineDistance {}
