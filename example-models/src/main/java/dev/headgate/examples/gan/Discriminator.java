package dev.headgate.examples.gan;

import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.Dense;
import dev.headgate.layer.LeakyRelu;

/** Whether a picture is real: [196] to a logit, [1], above 0 for real ones. */
@Subnetwork
public interface Discriminator {
  @Dense(units = 128)
  @LeakyRelu(slope = 0.2f)
  Tensor hidden1(Tensor pixels);

  @Dense(units = 64)
  @LeakyRelu(slope = 0.2f)
  Tensor hidden2(Tensor hidden1);

  @Dense(units = 1)
  Tensor logit(Tensor hidden2);
}
