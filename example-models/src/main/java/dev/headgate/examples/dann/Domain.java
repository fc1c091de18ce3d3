package dev.headgate.examples.dann;

import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.Dense;
import dev.headgate.layer.Relu;

/** Tells from which domain features are: [64] to a logit, [1], above 0 for the target. */
@Subnetwork
public interface Domain {
  @Dense(units = 64)
  @Relu
  Tensor hidden(Tensor features);

  @Dense(units = 1)
  Tensor logit(Tensor hidden);
}
