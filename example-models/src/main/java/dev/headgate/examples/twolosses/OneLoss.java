package dev.headgate.examples.twolosses;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.loss.MeanSquaredError;

/** A world in which loss2, net2 and net3 do not exist: loss1 trains net1. */
@Model
public interface OneLoss {
  @Use(Net1.class)
  Tensor output1(@Shape({1, 56, 56}) Tensor image);

  @MeanSquaredError
  Loss loss1(Tensor output1, Tensor target1);
}
