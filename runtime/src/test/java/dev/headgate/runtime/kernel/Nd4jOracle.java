package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Native operations of ND4J, an implementation by other people, to compare kernels with. */
final class Nd4jOracle {

  static final int CASES = 60;

  private Nd4jOracle() {}

  static INDArray array(float[] values, long... shape) {
    return Nd4j.createFromArray(values).reshape('c', shape);
  }

  static INDArray zeros(long... shape) {
    return Nd4j.create(DataType.FLOAT, shape);
  }

  static void run(String op, INDArray[] inputs, INDArray[] outputs, int... arguments) {
    Nd4j.exec(
        DynamicCustomOp.builder(op)
            .addInputs(inputs)
            .addOutputs(outputs)
            .addIntegerArguments(arguments)
            .build());
  }

  static void assertEqual(String what, float[] actual, INDArray expected) {
    float[] values = expected.dup('c').data().asFloat();
    assertThat(actual).as(what).hasSameSizeAs(values);
    for (int i = 0; i < values.length; i++) {
      assertThat(actual[i]).as("%s [%d]", what, i).isCloseTo(values[i], within(2e-4f));
    }
  }
}
