package dev.headgate.examples.twolosses;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Output;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.loss.BinaryCrossEntropy;

/** All three subnetworks and loss2 alone, which trains all of them. */
@Model
public interface Loss2Only {
  @Output
  @Use(Net1.class)
  Tensor output1(@Shape({1, 56, 56}) Tensor image);

  @Output
  @Use(Net2.class)
  Tensor output2(Tensor output1);

  @Output
  @Use(Net3.class)
  Tensor output3(Tensor output2);

  @BinaryCrossEntropy
  Loss loss2(Tensor output3, Tensor target2);
}
