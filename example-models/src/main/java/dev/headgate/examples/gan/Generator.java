package dev.headgate.examples.gan;

import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.Dense;
import dev.headgate.layer.LeakyRelu;
import dev.headgate.layer.Sigmoid;

/** A picture from noise: [16] to [196], 14 rows of 14 pixels. */
@Subnetwork
public interface Generator {
  @Dense(units = 128)
  @LeakyRelu(slope = 0.2f)
  Tensor hidden1(Tensor noise);

  @Dense(units = 128)
  @LeakyRelu(slope = 0.2f)
  Tensor hidden2(Tensor hidden1);

  @Dense(units = 196)
  @Sigmoid
  Tensor pixels(Tensor hidden2);
}
