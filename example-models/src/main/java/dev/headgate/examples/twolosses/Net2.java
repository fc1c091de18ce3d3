package dev.headgate.examples.twolosses;

import static dev.headgate.layer.Initializer.HE_UNIFORM;

import dev.headgate.Subnetwork;
import dev.headgate.Tensor;
import dev.headgate.layer.ConvTranspose2d;
import dev.headgate.layer.Relu;
import dev.headgate.layer.Sigmoid;

/** An image from feature maps, the way of {@link Net1} backwards: [20, 51, 51] to [1, 56, 56]. */
@Subnetwork
public interface Net2 {
  @ConvTranspose2d(filters = 5, kernel = 4, weightInitializer = HE_UNIFORM)
  @Relu
  Tensor hidden(Tensor features);

  @ConvTranspose2d(filters = 1, kernel = 3, weightInitializer = HE_UNIFORM)
  @Sigmoid
  Tensor picture(Tensor hidden);
}
