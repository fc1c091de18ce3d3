package dev.headgate.examples.twotasks;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.gradient.ProjectConflicts;
import dev.headgate.layer.Dense;
import dev.headgate.loss.SoftmaxCrossEntropy;

/**
 * {@link TwoTasks} with projected conflicts (Yu et al., <i>Gradient Surgery for Multi-Task
 * Learning</i>, 2020).
 *
 * <p>Where the gradients of {@code clothes} and {@code rotation} for the trunk point against each
 * other, {@code @ProjectConflicts} takes from each what points against the other before they are
 * added up. The heads are not concerned: each is trained by one loss.
 */
@Model
public interface TwoTasksProjected {
  @Use(Trunk.class)
  @ProjectConflicts({"clothes", "rotation"})
  Tensor features(@Shape({1, 28, 28}) Tensor image);

  @Dense(units = 10)
  Tensor kinds(Tensor features);

  @Dense(units = 4)
  Tensor turns(Tensor features);

  @SoftmaxCrossEntropy
  Loss clothes(Tensor kinds, Tensor kind);

  @SoftmaxCrossEntropy
  Loss rotation(Tensor turns, Tensor turn);
}
