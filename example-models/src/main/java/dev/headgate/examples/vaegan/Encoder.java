package dev.headgate.examples.vaegan;

import dev.headgate.Output;
import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.Conv2d;
import dev.headgate.layer.Dense;
import dev.headgate.layer.Flatten;
import dev.headgate.layer.Initializer;
import dev.headgate.layer.Relu;

/** What is left open about the code of an image: [1, 28, 28] to two of [16]. */
@Subnetwork
public interface Encoder {
  @Conv2d(
      filters = 16,
      kernel = 4,
      stride = 2,
      padding = 1,
      weightInitializer = Initializer.HE_UNIFORM)
  @Relu
  Tensor edges(Tensor image);

  @Conv2d(
      filters = 32,
      kernel = 4,
      stride = 2,
      padding = 1,
      weightInitializer = Initializer.HE_UNIFORM)
  @Relu
  @Flatten
  Tensor parts(Tensor edges);

  @Output
  @Dense(units = 16)
  Tensor mean(Tensor parts);

  @Output
  @Dense(units = 16)
  Tensor logVariance(Tensor parts);
}
