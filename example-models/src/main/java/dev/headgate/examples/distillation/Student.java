package dev.headgate.examples.distillation;

import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.AvgPool2d;
import dev.headgate.layer.Dense;
import dev.headgate.layer.Flatten;
import dev.headgate.layer.Relu;

/** The small network: no convolution, half the resolution. [1, 28, 28] to the scores of [10]. */
@Subnetwork
public interface Student {
  @AvgPool2d(kernel = 2)
  @Flatten
  @Dense(units = 32)
  @Relu
  Tensor hidden(Tensor image);

  @Dense(units = 10)
  Tensor scores(Tensor hidden);
}
