package dev.headgate.examples.dqn;

import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.Dense;
import dev.headgate.layer.Relu;

/** What each action is worth in a state: [4] to [2]. */
@Subnetwork
public interface Values {
  @Dense(units = 64)
  @Relu
  Tensor hidden1(Tensor state);

  @Dense(units = 64)
  @Relu
  Tensor hidden2(Tensor hidden1);

  @Dense(units = 2)
  Tensor values(Tensor hidden2);
}
