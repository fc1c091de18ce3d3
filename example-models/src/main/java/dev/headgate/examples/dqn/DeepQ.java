package dev.headgate.examples.dqn;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Output;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.gradient.AverageOf;
import dev.headgate.gradient.Frozen;
import dev.headgate.layer.Add;
import dev.headgate.layer.Dense;
import dev.headgate.layer.Flatten;
import dev.headgate.layer.Initializer;
import dev.headgate.layer.MaxPool2d;
import dev.headgate.layer.Multiply;
import dev.headgate.layer.Reshape;
import dev.headgate.loss.Huber;

/**
 * Deep Q-learning (Mnih et al., <i>Human-level control through deep reinforcement learning</i>,
 * 2015): the value of the action that was taken learns to be the reward plus the discounted value
 * of the best action that follows.
 *
 * <p>{@code @AverageOf} makes the values that follow those of a target network: parameters of their
 * own, which no loss trains and which {@code syncTarget()} copies from the online network every so
 * many steps. So the target of the loss is a constant to it, and needs no
 * {@code @StopGradientFrom}: there is nothing to train behind it. The layer that adds up two
 * numbers is an ordinary one, {@code @Frozen} at weights of 1, through which the gradient reaches
 * the values.
 */
@Model
public interface DeepQ {
  @Output
  @Use(value = Values.class, as = "online")
  Tensor values(@Shape(4) Tensor state);

  /** {@code action} is 1 for the action taken, 0 for the other. */
  @Multiply
  Tensor ofAction(Tensor values, @Shape(2) Tensor action);

  @Frozen
  @Dense(units = 1, bias = false, weightInitializer = Initializer.ONES)
  Tensor value(Tensor ofAction);

  @Use(value = Values.class, as = "target")
  @AverageOf("online")
  Tensor nextValues(@Shape(4) Tensor nextState);

  @Reshape({1, 1, 2})
  @MaxPool2d(kernel = {1, 2})
  @Flatten
  Tensor best(Tensor nextValues);

  /** {@code discount} is 0 where the episode has ended. */
  @Multiply
  Tensor discounted(Tensor best, @Shape(1) Tensor discount);

  @Add
  Tensor expected(Tensor discounted, @Shape(1) Tensor reward);

  @Huber
  Loss difference(Tensor value, Tensor expected);
}
