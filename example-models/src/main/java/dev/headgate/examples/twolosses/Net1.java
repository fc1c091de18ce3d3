package dev.headgate.examples.twolosses;

import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.Conv2d;
import dev.headgate.layer.Relu;

/** Twenty feature maps of an image: [1, 56, 56] to [20, 51, 51]; a feature sees 6x6 pixels. */
@Subnetwork
public interface Net1 {
  @Conv2d(filters = 5, kernel = 3)
  @Relu
  Tensor hidden(Tensor image);

  @Conv2d(filters = 20, kernel = 4)
  Tensor features(Tensor hidden);
}
