package dev.headgate.examples.linearprobe;

import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.Conv2d;
import dev.headgate.layer.Dense;
import dev.headgate.layer.Flatten;
import dev.headgate.layer.Relu;

/** An image in 32 numbers: [1, 28, 28] to [32]. */
@Subnetwork
public interface Encoder {
  @Conv2d(filters = 8, kernel = 4, stride = 2, padding = 1)
  @Relu
  Tensor edges(Tensor image);

  @Conv2d(filters = 16, kernel = 4, stride = 2, padding = 1)
  @Relu
  Tensor parts(Tensor edges);

  @Flatten
  @Dense(units = 32)
  Tensor code(Tensor parts);
}
