/**
 * Masks: which loss may update which part of a model, and through which part its gradient may flow.
 * This package imports nothing but the JDK.
 *
 * <p>There are two questions, and each has its annotation. <i>May this loss update these
 * parameters?</i> {@link dev.headgate.gradient.Frozen}: the gradient still passes through, to
 * whatever lies before. <i>May this loss's gradient pass here?</i> {@link
 * dev.headgate.gradient.StopGradientFrom}: it does not, so nothing that is reached only through
 * this point hears of that loss.
 *
 * <p>Masks only ever add up: what a type, an outer use and an inner use forbid is forbidden
 * together, and nothing lifts a mask. A mask belongs to a <i>use</i>: weights that two uses share
 * receive the sum of the gradients that the masks of each use admit. What a mask cuts is not
 * computed and multiplied by zero; no code is generated for it.
 */
@NullMarked
package dev.headgate.gradient;

import org.jspecify.annotations.NullMarked;
