package dev.headgate.examples.twotasks;

import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.Conv2d;
import dev.headgate.layer.Dense;
import dev.headgate.layer.Flatten;
import dev.headgate.layer.Relu;

/** What both tasks see of an image: [1, 28, 28] to [32]. */
@Subnetwork
public interface Trunk {
  @Conv2d(filters = 8, kernel = 5, stride = 2, padding = 2)
  @Relu
  Tensor edges(Tensor image);

  @Conv2d(filters = 16, kernel = 5, stride = 2, padding = 2)
  @Relu
  Tensor parts(Tensor edges);

  @Flatten
  @Dense(units = 32)
  @Relu
  Tensor features(Tensor parts);
}
