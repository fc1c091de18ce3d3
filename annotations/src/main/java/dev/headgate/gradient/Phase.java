package dev.headgate.gradient;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A training step of its own for a part of the losses and a part of the model. With phases a
 * compiled class has {@code step<Name>}, {@code evaluate<Name>} and {@code gradients<Name>} for
 * each instead of one {@code step}; each takes only the inputs and targets that its losses need.
 *
 * <pre>{@code
 * @Model
 * @Phase(name = "discriminator", losses = {"real", "fake"}, trains = "discriminator")
 * @Phase(name = "generator", losses = "fooled", trains = "generator")
 * public interface Gan {
 *   @Use(Generator.class)                             Tensor picture(@Shape(32) Tensor noise);
 *   @Use(value = Discriminator.class, as = "discriminator")
 *   Tensor onReal(@Shape({1, 28, 28}) Tensor image);
 *   @Use(value = Discriminator.class, as = "discriminator")
 *   Tensor onFake(Tensor picture);
 *
 *   @BinaryCrossEntropyWithLogits  Loss real(Tensor onReal, Tensor ones);
 *   @BinaryCrossEntropyWithLogits  Loss fake(Tensor onFake, Tensor zeros);
 *   @BinaryCrossEntropyWithLogits  Loss fooled(Tensor onFake, Tensor ones);
 * }
 * // model.stepDiscriminator(noise, image, ones, zeros);  model.stepGenerator(noise, ones);
 * }</pre>
 *
 * <p>An instance that a phase does not train is treated in it as if it carried {@link Frozen}: its
 * parameters and what its layers remember keep every bit, and gradients flow through it. Every
 * phase has a forward pass of its own, so no activation outlives an update, and updater state of
 * its own, momentum say, even for an instance that two phases train.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Phase.Several.class)
public @interface Phase {

  /**
   * The end of the methods' names, {@code generator} for {@code stepGenerator}: letters, digits.
   */
  String name();

  /** Names of the losses that the step computes, at least one. */
  String[] losses();

  /** Names of the instances and layers of the model that it trains, at least one. */
  String[] trains();

  /** What several on one model are kept in. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  @interface Several {
    Phase[] value();
  }
}
