package dev.headgate.examples.fashion;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.layer.Conv2d;
import dev.headgate.layer.Dense;
import dev.headgate.layer.Flatten;
import dev.headgate.layer.Initializer;
import dev.headgate.layer.MaxPool2d;
import dev.headgate.layer.Relu;
import dev.headgate.loss.SoftmaxCrossEntropy;

/** Says which of ten kinds of clothing a 28x28 image shows. */
@Model
public interface FashionClassifier {
  @Conv2d(
      filters = 16,
      kernel = 3,
      padding = 1,
      weightInitializer = Initializer.HE_UNIFORM,
      biasInitializer = Initializer.ZEROS)
  @Relu
  @MaxPool2d(kernel = 2)
  Tensor edges(@Shape({1, 28, 28}) Tensor image);

  @Conv2d(
      filters = 32,
      kernel = 3,
      padding = 1,
      weightInitializer = Initializer.HE_UNIFORM,
      biasInitializer = Initializer.ZEROS)
  @Relu
  @MaxPool2d(kernel = 2)
  Tensor parts(Tensor edges);

  @Flatten
  @Dense(units = 10)
  Tensor scores(Tensor parts);

  @SoftmaxCrossEntropy
  Loss loss(Tensor scores, Tensor label);
}
