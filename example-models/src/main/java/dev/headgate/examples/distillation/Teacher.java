package dev.headgate.examples.distillation;

import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.Conv2d;
import dev.headgate.layer.Dense;
import dev.headgate.layer.Flatten;
import dev.headgate.layer.MaxPool2d;
import dev.headgate.layer.Relu;

/** The large network: two convolutions, 20,490 parameters. [1, 28, 28] to the scores of [10]. */
@Subnetwork
public interface Teacher {
  @Conv2d(filters = 16, kernel = 3, padding = 1)
  @Relu
  @MaxPool2d(kernel = 2)
  Tensor edges(Tensor image);

  @Conv2d(filters = 32, kernel = 3, padding = 1)
  @Relu
  @MaxPool2d(kernel = 2)
  Tensor parts(Tensor edges);

  @Flatten
  @Dense(units = 10)
  Tensor scores(Tensor parts);
}
