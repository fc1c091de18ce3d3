package dev.headgate.examples.actorcritic;

import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.Dense;
import dev.headgate.layer.Tanh;

/** What actor and critic see of a state: [4] to [64]. */
@Subnetwork
public interface Encoder {
  @Dense(units = 64)
  @Tanh
  Tensor hidden(Tensor state);

  @Dense(units = 64)
  @Tanh
  Tensor features(Tensor hidden);
}
