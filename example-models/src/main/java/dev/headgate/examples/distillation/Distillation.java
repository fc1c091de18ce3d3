package dev.headgate.examples.distillation;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Output;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.gradient.Frozen;
import dev.headgate.gradient.Weight;
import dev.headgate.loss.MeanSquaredError;
import dev.headgate.loss.SoftmaxCrossEntropy;

/**
 * The student learns the labels and, besides, the teacher's scores: how much a boot looks like a
 * sneaker (Hinton, Vinyals and Dean, <i>Distilling the Knowledge in a Neural Network</i>, 2015).
 * Scores are compared by their squared difference, as in Ba and Caruana, <i>Do Deep Nets Really
 * Need to be Deep?</i>, 2014, which is what Hinton's loss becomes at high temperatures (his section
 * 2.1).
 *
 * <p>The teacher's result is the target of a loss, and a loss sends its gradient to both its sides.
 * {@code @Frozen} on the teacher's use keeps the loss from training it, so the compiled class
 * contains no backward pass of the teacher at all. No {@code @StopGradientFrom} is needed on the
 * target: before the teacher is only the image, and the compiler would warn of a mask that cuts
 * nothing.
 */
@Model
public interface Distillation {
  @Use(Teacher.class)
  @Frozen
  Tensor teacherScores(@Shape({1, 28, 28}) Tensor image);

  @Output
  @Use(Student.class)
  Tensor scores(Tensor image);

  @MeanSquaredError
  @Weight(0.5f)
  Loss imitation(Tensor scores, Tensor teacherScores);

  @SoftmaxCrossEntropy
  Loss classes(Tensor scores, Tensor label);
}
