/**
 * Losses. Each stands on a method that returns {@link dev.headgate.Loss} and takes what it says;
 * most take the prediction and the target, in this order. This package imports nothing but the JDK.
 *
 * <p>A target named like no method is fed by the caller and takes its shape from the loss; a target
 * named like a method is that method's result, and then the loss's gradient reaches it as well
 * unless a mask says otherwise. Every loss is a mean over the batch and, unless it says otherwise,
 * over all elements of a sample, so its size does not depend on either.
 */
@NullMarked
package dev.headgate.loss;

import org.jspecify.annotations.NullMarked;
