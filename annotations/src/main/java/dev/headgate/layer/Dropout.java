package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Dropout; any shape, which it keeps. In training ({@code step}, {@code gradients}) each element is
 * 0 with a probability of {@link #rate} and otherwise divided by {@code 1 - rate}, so that its mean
 * stays; the gradient likewise, at the same elements. In inference ({@code forward}, {@code
 * evaluate}), and where it is fully {@link dev.headgate.gradient.Frozen} or not trained by the
 * running {@link dev.headgate.gradient.Phase}, it does nothing and costs nothing.
 *
 * <p>Which elements are 0 follows from the model's seed, the layer's name, how many times the model
 * has been differentiated and the element's place in the batch, not from threads: the same seed and
 * the same calls give the same bits, each {@code step} or {@code gradients} other elements. A
 * checkpoint keeps the count, so a loaded model that is built with the same seed goes on with the
 * elements that would have been next.
 *
 * <pre>{@code
 * @Dense(units = 128) @Relu @Dropout(rate = 0.2f)  Tensor hidden(Tensor input);
 * }</pre>
 *
 * <p>Source: Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, <i>Dropout: a simple way
 * to prevent neural networks from overfitting</i>, 2014.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Dropout {

  /** The probability that an element becomes 0: from 0 to below 1. */
  float rate() default 0.5f;
}
