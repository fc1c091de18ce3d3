package dev.headgate.examples.dann;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Output;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.gradient.GradientScale;
import dev.headgate.layer.Dense;
import dev.headgate.loss.BinaryCrossEntropyWithLogits;
import dev.headgate.loss.SoftmaxCrossEntropy;

/**
 * A domain-adversarial network (Ganin and Lempitsky, <i>Unsupervised Domain Adaptation by
 * Backpropagation</i>, 2015): images of the source domain have labels, those of the target domain
 * have none. A second classifier learns to tell the domains apart by the features, and the features
 * learn to defeat it, so that what is learned on the source holds on the target.
 *
 * <p>{@code @GradientScale(-1)} on the edges to that classifier is the paper's gradient reversal
 * layer: {@code source} and {@code target} train the domain classifier on the gradient as it is and
 * the features on its negative. The scale follows the paper's schedule, from 0 to -1, through the
 * setters of the compiled class.
 */
@Model
public interface DomainAdversarial {
  @Use(value = Features.class, as = "features")
  Tensor ofSource(@Shape({1, 28, 28}) Tensor sourceImage);

  @Use(value = Features.class, as = "features")
  Tensor ofTarget(@Shape({1, 28, 28}) Tensor targetImage);

  @Output
  @Dense(units = 10)
  Tensor scores(Tensor ofSource);

  @Use(value = Domain.class, as = "domain")
  Tensor sourceDomain(@GradientScale(-1) Tensor ofSource);

  @Use(value = Domain.class, as = "domain")
  Tensor targetDomain(@GradientScale(-1) Tensor ofTarget);

  @SoftmaxCrossEntropy
  Loss classes(Tensor scores, Tensor label);

  @BinaryCrossEntropyWithLogits
  Loss source(Tensor sourceDomain, Tensor zeros);

  @BinaryCrossEntropyWithLogits
  Loss target(Tensor targetDomain, Tensor ones);
}
