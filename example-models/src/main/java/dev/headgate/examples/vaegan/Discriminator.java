package dev.headgate.examples.vaegan;

import dev.headgate.Output;
import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.Conv2d;
import dev.headgate.layer.Dense;
import dev.headgate.layer.Flatten;
import dev.headgate.layer.Initializer;
import dev.headgate.layer.LeakyRelu;

/**
 * Tells images from pictures: [1, 28, 28] to a logit, [1], above 0 for an image, and to the
 * features by which it tells, [16, 14, 14].
 */
@Subnetwork
public interface Discriminator {
  @Output
  @Conv2d(
      filters = 16,
      kernel = 4,
      stride = 2,
      padding = 1,
      weightInitializer = Initializer.HE_UNIFORM)
  @LeakyRelu(slope = 0.2f)
  Tensor features(Tensor image);

  @Conv2d(
      filters = 32,
      kernel = 4,
      stride = 2,
      padding = 1,
      weightInitializer = Initializer.HE_UNIFORM)
  @LeakyRelu(slope = 0.2f)
  Tensor parts(Tensor features);

  @Output
  @Flatten
  @Dense(units = 1)
  Tensor logit(Tensor parts);
}
