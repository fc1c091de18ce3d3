package dev.headgate.examples.views;

import dev.headgate.Output;
import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.BatchNorm;
import dev.headgate.layer.Conv2d;
import dev.headgate.layer.Dense;
import dev.headgate.layer.GlobalAvgPool2d;
import dev.headgate.layer.Initializer;
import dev.headgate.layer.Relu;
import dev.headgate.layer.Statistics;

/**
 * Features of an image, [1, 28, 28] to [64], and their projection, [64], in which views are
 * compared. Where the encoder is the average of another one, batch norm takes the statistics of the
 * batch, as BYOL's target network does.
 */
@Subnetwork
public interface Encoder {
  @Conv2d(
      filters = 16,
      kernel = 3,
      stride = 2,
      padding = 1,
      bias = false,
      weightInitializer = Initializer.HE_UNIFORM)
  @BatchNorm(whenFrozen = Statistics.BATCH)
  @Relu
  Tensor edges(Tensor image);

  @Conv2d(
      filters = 32,
      kernel = 3,
      stride = 2,
      padding = 1,
      bias = false,
      weightInitializer = Initializer.HE_UNIFORM)
  @BatchNorm(whenFrozen = Statistics.BATCH)
  @Relu
  Tensor parts(Tensor edges);

  @Output
  @Conv2d(
      filters = 64,
      kernel = 3,
      stride = 2,
      padding = 1,
      bias = false,
      weightInitializer = Initializer.HE_UNIFORM)
  @BatchNorm(whenFrozen = Statistics.BATCH)
  @Relu
  @GlobalAvgPool2d
  Tensor features(Tensor parts);

  @Dense(units = 64, bias = false, weightInitializer = Initializer.HE_UNIFORM)
  @BatchNorm(whenFrozen = Statistics.BATCH)
  @Relu
  Tensor hidden(Tensor features);

  @Output
  @Dense(units = 64, bias = false)
  @BatchNorm(whenFrozen = Statistics.BATCH)
  Tensor projection(Tensor hidden);
}
