package dev.headgate.examples.distillation;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.loss.SoftmaxCrossEntropy;

/** The teacher, trained from labels. */
@Model
public interface TeacherAlone {
  @Use(Teacher.class)
  Tensor scores(@Shape({1, 28, 28}) Tensor image);

  @SoftmaxCrossEntropy
  Loss classes(Tensor scores, Tensor label);
}
