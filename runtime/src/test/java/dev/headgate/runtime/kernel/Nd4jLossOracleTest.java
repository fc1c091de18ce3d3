package dev.headgate.runtime.kernel;

import static dev.headgate.runtime.kernel.Nd4jOracle.CASES;
import static dev.headgate.runtime.kernel.Nd4jOracle.array;
import static dev.headgate.runtime.kernel.Nd4jOracle.assertEqual;
import static dev.headgate.runtime.kernel.Nd4jOracle.zeros;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Losses against operations of the same name. */
class Nd4jLossOracleTest {

  /** How ND4J's losses put their terms together. */
  private static final int SUM = 1;

  @Test
  void meanAbsoluteError() {
    losses(
        "absolute_difference_loss",
        MeanAbsoluteError::forward,
        MeanAbsoluteError::backwardPrediction,
        MeanAbsoluteError::backwardTarget);
  }

  @Test
  void huber() {
    for (float delta : new float[] {0.3f, 1f}) {
      losses(
          "huber_loss",
          (planes, positions, p, pAt, t, tAt, scratch) ->
              Huber.forward(planes, positions, delta, p, pAt, t, tAt, scratch),
          (planes, positions, scale, p, pAt, t, tAt, d, dAt, scratch) ->
              Huber.backwardPrediction(
                  planes, positions, delta, scale, p, pAt, t, tAt, d, dAt, scratch),
          (planes, positions, scale, p, pAt, t, tAt, d, dAt, scratch) ->
              Huber.backwardTarget(
                  planes, positions, delta, scale, p, pAt, t, tAt, d, dAt, scratch),
          delta);
    }
  }

  /** Against a loss of ND4J's that sums what it makes of predictions and labels. */
  private static void losses(
      String op,
      LossTest.Forward loss,
      LossTest.Backward byPrediction,
      LossTest.Backward byTarget,
      double... numbers) {
    Random random = new Random(85);
    Scratch scratch = Scratch.of(0);
    for (int i = 0; i < CASES; i++) {
      int count = 1 + random.nextInt(70);
      float[] p = Arena.randoms(random, count);
      float[] t = Arena.randoms(random, count);
      float[] sum = {(float) loss.run(1, count, p, 0, t, 0, scratch)};
      float[] dp = new float[count];
      float[] dt = new float[count];
      byPrediction.run(1, count, 1f, p, 0, t, 0, dp, 0, scratch);
      byTarget.run(1, count, 1f, p, 0, t, 0, dt, 0, scratch);
      INDArray[] inputs = {array(p, count), Nd4j.ones(DataType.FLOAT, 1), array(t, count)};
      INDArray result = Nd4j.scalar(0f);
      INDArray[] gradients = {zeros(count), zeros(1), zeros(count)};
      exec(op, inputs, new INDArray[] {result}, numbers);
      exec(op + "_grad", inputs, gradients, numbers);
      assertEqual(op, sum, result.reshape(1));
      assertEqual(op + " by prediction", dp, gradients[0]);
      assertEqual(op + " by target", dt, gradients[2]);
    }
  }

  private static void exec(String op, INDArray[] inputs, INDArray[] outputs, double... numbers) {
    Nd4j.exec(
        DynamicCustomOp.builder(op)
            .addInputs(inputs)
            .addOutputs(outputs)
            .addIntegerArguments(SUM)
            .addFloatingPointArguments(Arrays.stream(numbers).boxed().toArray(Double[]::new))
            .build());
  }
}
