package dev.headgate.benchmarks.work;

import java.util.List;

/**
 * The training step of the two-losses model of the examples: net1 (convolutions 1 to 5 by 3x3,
 * ReLU, 5 to 20 by 4x4), net2 (the transposed convolutions back, ReLU, sigmoid), net3 (convolutions
 * 1 to 20 by 3x3, ReLU, 20 to 40 by 4x4, ReLU, 40 to 2 by 3x3, sigmoid); a mean squared error on
 * net1's result, a binary cross-entropy on net3's, their sum descended at {@link #RATE}.
 */
public record TwoLosses(Mask mask, int batch) implements Workload {

  /** The rate of plain gradient descent. */
  public static final float RATE = 0.001f;

  /** The names of the losses. */
  public static final String LOSS1 = "loss1";

  /** See {@link #LOSS1}. */
  public static final String LOSS2 = "loss2";

  static final String KIND = "two-losses";

  /** What is kept from training. */
  public enum Mask {
    /** Nothing: loss1 trains net1, loss2 trains all. */
    NONE,
    /** Question 1: loss2 does not reach net1. */
    QUESTION1,
    /** Question 2: net3 is frozen; what flows through it trains net1 and net2. */
    QUESTION2
  }

  @Override
  public String name() {
    return KIND + "/" + mask + "/" + batch;
  }

  @Override
  public List<Values> parameters() {
    return List.of(
        Values.parameter("net1.hidden.weight", 9, 5, 1, 3, 3),
        Values.parameter("net1.hidden.bias", 9, 5),
        Values.parameter("net1.features.weight", 80, 20, 5, 4, 4),
        Values.parameter("net1.features.bias", 80, 20),
        Values.parameter("net2.hidden.weight", 320, 20, 5, 4, 4),
        Values.parameter("net2.hidden.bias", 320, 5),
        Values.parameter("net2.picture.weight", 45, 5, 1, 3, 3),
        Values.parameter("net2.picture.bias", 45, 1),
        Values.parameter("net3.edges.weight", 9, 20, 1, 3, 3),
        Values.parameter("net3.edges.bias", 9, 20),
        Values.parameter("net3.parts.weight", 320, 40, 20, 4, 4),
        Values.parameter("net3.parts.bias", 320, 40),
        Values.parameter("net3.maps.weight", 360, 2, 40, 3, 3),
        Values.parameter("net3.maps.bias", 360, 2));
  }

  /** [batch, 1, 56, 56]. */
  public Values image() {
    return Values.uniform("image", 0, 1, batch, 1, 56, 56);
  }

  /** [batch, 20, 51, 51], what net1 is to answer. */
  public Values target1() {
    return Values.uniform("target1", 0, 1, batch, 20, 51, 51);
  }

  /** [batch, 2, 49, 49], what net3 is to answer: probabilities. */
  public Values target2() {
    return Values.uniform("target2", 0, 1, batch, 2, 49, 49);
  }

  /** Whether this parameter is trained. */
  public boolean trains(String parameter) {
    return mask != Mask.QUESTION2 || !parameter.startsWith("net3");
  }
}
