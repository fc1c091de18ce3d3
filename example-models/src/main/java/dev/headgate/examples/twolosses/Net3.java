package dev.headgate.examples.twolosses;

import static dev.headgate.layer.Initializer.HE_UNIFORM;

import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.Conv2d;
import dev.headgate.layer.Relu;
import dev.headgate.layer.Sigmoid;

/** Two probability maps of an image: [1, 56, 56] to [2, 49, 49]; a cell sees 8x8 pixels. */
@Subnetwork
public interface Net3 {
  @Conv2d(filters = 20, kernel = 3, weightInitializer = HE_UNIFORM)
  @Relu
  Tensor edges(Tensor picture);

  @Conv2d(filters = 40, kernel = 4, weightInitializer = HE_UNIFORM)
  @Relu
  Tensor parts(Tensor edges);

  @Conv2d(filters = 2, kernel = 3, weightInitializer = HE_UNIFORM)
  @Sigmoid
  Tensor maps(Tensor parts);
}
