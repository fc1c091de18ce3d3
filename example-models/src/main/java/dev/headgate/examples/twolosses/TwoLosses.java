package dev.headgate.examples.twolosses;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.loss.BinaryCrossEntropy;
import dev.headgate.loss.MeanSquaredError;

/** No mask: loss1 trains net1, loss2 trains net1, net2 and net3. */
@Model
public interface TwoLosses {
  @Use(Net1.class)
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
