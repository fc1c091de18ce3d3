package dev.headgate.examples.twolosses;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Output;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.gradient.Frozen;
import dev.headgate.loss.MeanSquaredError;

/**
 * All three subnetworks and loss1 alone, which trains net1. It does not come to the other two; that
 * they stay as they are is said all the same.
 */
@Model
@SuppressWarnings("headgate:HG-MASK-002")
public interface Loss1Only {
  @Output
  @Use(Net1.class)
  Tensor output1(@Shape({1, 56, 56}) Tensor image);

  @Output
  @Use(Net2.class)
  @Frozen
  Tensor output2(Tensor output1);

  @Output
  @Use(Net3.class)
  @Frozen
  Tensor output3(Tensor output2);

  @MeanSquaredError
  Loss loss1(Tensor output1, Tensor target1);
}
