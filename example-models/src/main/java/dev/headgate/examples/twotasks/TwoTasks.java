package dev.headgate.examples.twotasks;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.gradient.Weight;
import dev.headgate.layer.Dense;
import dev.headgate.loss.SoftmaxCrossEntropy;

/**
 * Two tasks on one trunk: what a turned image shows, and by how much it is turned. Their gradients
 * are added up. The weights allow to ask for the gradient of one task alone.
 */
@Model
@SuppressWarnings("headgate:HG-FACTOR-003") // the weights are 1 in training, 0 only to ask
public interface TwoTasks {
  @Use(Trunk.class)
  Tensor features(@Shape({1, 28, 28}) Tensor image);

  @Dense(units = 10)
  Tensor kinds(Tensor features);

  @Dense(units = 4)
  Tensor turns(Tensor features);

  @SoftmaxCrossEntropy
  @Weight(1)
  Loss clothes(Tensor kinds, Tensor kind);

  @SoftmaxCrossEntropy
  @Weight(1)
  Loss rotation(Tensor turns, Tensor turn);
}
