package dev.headgate.examples.vqvae;

import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.Conv2d;
import dev.headgate.layer.Initializer;
import dev.headgate.layer.Relu;

/** An image as 7x7 vectors: [1, 28, 28] to [16, 7, 7]. */
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
  Tensor parts(Tensor edges);

  @Conv2d(filters = 16, kernel = 1)
  Tensor z(Tensor parts);
}
