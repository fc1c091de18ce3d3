package dev.headgate.examples.linearprobe;

import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.ConvTranspose2d;
import dev.headgate.layer.Dense;
import dev.headgate.layer.Relu;
import dev.headgate.layer.Reshape;
import dev.headgate.layer.Sigmoid;

/** The image again: [32] to [1, 28, 28]. */
@Subnetwork
public interface Decoder {
  @Dense(units = 16 * 7 * 7)
  @Relu
  @Reshape({16, 7, 7})
  Tensor parts(Tensor code);

  @ConvTranspose2d(filters = 8, kernel = 4, stride = 2, padding = 1)
  @Relu
  Tensor edges(Tensor parts);

  @ConvTranspose2d(filters = 1, kernel = 4, stride = 2, padding = 1)
  @Sigmoid
  Tensor picture(Tensor edges);
}
