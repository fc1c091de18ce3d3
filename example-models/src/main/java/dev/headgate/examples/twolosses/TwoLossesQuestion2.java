package dev.headgate.examples.twolosses;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.gradient.Frozen;
import dev.headgate.loss.BinaryCrossEntropy;
import dev.headgate.loss.MeanSquaredError;

/** loss1 trains net1; loss2 trains net1 and net2, through net3, which nothing updates. */
@Model
public interface TwoLossesQuestion2 {
  @Use(Net1.class)
  Tensor output1(@Shape({1, 56, 56}) Tensor image);

  @Use(Net2.class)
  Tensor output2(Tensor output1);

  @Use(Net3.class)
  @Frozen
  Tensor output3(Tensor output2);

  @MeanSquaredError
  Loss loss1(Tensor output1, Tensor target1);

  @BinaryCrossEntropy
  Loss loss2(Tensor output3, Tensor target2);
}
