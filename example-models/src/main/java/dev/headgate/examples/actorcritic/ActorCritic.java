package dev.headgate.examples.actorcritic;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Output;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.gradient.StopGradientFrom;
import dev.headgate.layer.Dense;
import dev.headgate.layer.Initializer;
import dev.headgate.layer.LogSoftmax;
import dev.headgate.layer.Multiply;
import dev.headgate.loss.MeanOf;
import dev.headgate.loss.MeanSquaredError;

/**
 * Advantage actor-critic (Sutton and Barto, <i>Reinforcement Learning</i>, 2018, section 13.5; Mnih
 * et al., <i>Asynchronous Methods for Deep Reinforcement Learning</i>, 2016). Actor and critic
 * share an encoder, but the actor's gradients are large and noisy and tend to spoil it, so only the
 * critic trains it (as Yarats et al., <i>Improving Sample Efficiency in Model-Free Reinforcement
 * Learning from Images</i>, 2021, found best).
 *
 * <p>That is one annotation: {@code @StopGradientFrom("actor")} on the encoder's use drops the
 * actor's gradient at its result, and so keeps the loss from everything that is reached through it.
 *
 * <p>The actor's loss is the policy gradient: {@code -log p(action) * advantage}, where the caller
 * computes the advantage from {@code value}, so that it is a constant here.
 */
@Model
public interface ActorCritic {
  @Use(Encoder.class)
  @StopGradientFrom("actor")
  Tensor features(@Shape(4) Tensor state);

  @Output
  @Dense(units = 1)
  Tensor value(Tensor features);

  @Output
  @Dense(units = 2, weightInitializer = Initializer.ZEROS, biasInitializer = Initializer.ZEROS)
  @LogSoftmax
  Tensor logProbabilities(Tensor features);

  /** {@code regret} is the advantage, negated, for the action taken, and 0 for the other. */
  @Multiply
  Tensor cost(Tensor logProbabilities, @Shape(2) Tensor regret);

  @MeanOf
  Loss actor(Tensor cost);

  @MeanSquaredError
  Loss critic(Tensor value, Tensor discountedReturn);
}
