package dev.headgate.examples.twolosses;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.gradient.StopGradientFrom;
import dev.headgate.loss.BinaryCrossEntropy;
import dev.headgate.loss.MeanSquaredError;

/** loss1 trains net1; loss2 trains net2 and net3 and stops at net1's result. */
@Model
public interface TwoLossesQuestion1 {
  @Use(Net1.class)
  @StopGradientFrom("loss2")
  Tensor output1(@Shape({1, 56, 56}) Tensor image);

  @Use(Net2.class)
  Tensor output2(Tensor output1);

  @Use(Net3.class)
  Tensor output3(Tensor output2);

  @MeanSquaredError
  Loss loss1(Tensor output1, Tensor target1);

  @BinaryCrossEntropy
  Loss loss2(Tensor output3, Tensor target2);
}
