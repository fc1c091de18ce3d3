package dev.headgate.examples.vqvae;

import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.Conv2d;
import dev.headgate.layer.ConvTranspose2d;
import dev.headgate.layer.Initializer;
import dev.headgate.layer.Relu;
import dev.headgate.layer.Sigmoid;

/** An image from 7x7 vectors: [16, 7, 7] to [1, 28, 28]. */
@Subnetwork
public interface Decoder {
  @Conv2d(filters = 32, kernel = 3, padding = 1, weightInitializer = Initializer.HE_UNIFORM)
  @Relu
  Tensor parts(Tensor codes);

  @ConvTranspose2d(filters = 16, kernel = 4, stride = 2, padding = 1)
  @Relu
  Tensor edges(Tensor parts);

  @ConvTranspose2d(filters = 1, kernel = 4, stride = 2, padding = 1)
  @Sigmoid
  Tensor picture(Tensor edges);
}
