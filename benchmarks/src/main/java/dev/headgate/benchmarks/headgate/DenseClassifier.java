package dev.headgate.benchmarks.headgate;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.layer.Dense;
import dev.headgate.layer.Relu;
import dev.headgate.loss.SoftmaxCrossEntropy;

/** The dense classifier of the comparison. */
@Model
public interface DenseClassifier {
  @Dense(units = 512)
  @Relu
  Tensor hidden(@Shape(784) Tensor image);

  @Dense(units = 10)
  Tensor scores(Tensor hidden);

  @SoftmaxCrossEntropy
  Loss loss(Tensor scores, Tensor label);
}
