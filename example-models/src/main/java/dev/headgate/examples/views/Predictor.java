package dev.headgate.examples.views;

import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.BatchNorm;
import dev.headgate.layer.Dense;
import dev.headgate.layer.Initializer;
import dev.headgate.layer.Relu;

/** Guesses the projection of one view from that of the other: [64] to [64]. */
@Subnetwork
public interface Predictor {
  @Dense(units = 32, bias = false, weightInitializer = Initializer.HE_UNIFORM)
  @BatchNorm
  @Relu
  Tensor hidden(Tensor projection);

  @Dense(units = 64)
  Tensor guess(Tensor hidden);
}
