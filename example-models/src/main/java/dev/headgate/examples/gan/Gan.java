package dev.headgate.examples.gan;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Output;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.gradient.Phase;
import dev.headgate.loss.BinaryCrossEntropyWithLogits;

/**
 * A generative adversarial network (Goodfellow et al., <i>Generative Adversarial Nets</i>, 2014,
 * with the generator's loss that does not saturate, section 3).
 *
 * <p>Discriminator and generator take turns, each {@code @Phase} a step of its own. What a phase
 * does not train is frozen in it: the first contains no backward pass of the generator, and in the
 * second {@code fooled} goes back through the discriminator, of which nothing is updated, to the
 * generator.
 */
@Model
@Phase(
    name = "discriminator",
    losses = {"real", "fake"},
    trains = "discriminator")
@Phase(name = "generator", losses = "fooled", trains = "generator")
public interface Gan {
  @Output
  @Use(Generator.class)
  Tensor picture(@Shape(16) Tensor noise);

  @Use(value = Discriminator.class, as = "discriminator")
  Tensor onReal(@Shape(196) Tensor image);

  @Use(value = Discriminator.class, as = "discriminator")
  Tensor onFake(Tensor picture);

  @BinaryCrossEntropyWithLogits
  Loss real(Tensor onReal, Tensor ones);

  @BinaryCrossEntropyWithLogits
  Loss fake(Tensor onFake, Tensor zeros);

  @BinaryCrossEntropyWithLogits
  Loss fooled(Tensor onFake, Tensor ones);
}
