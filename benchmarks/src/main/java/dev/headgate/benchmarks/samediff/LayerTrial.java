package dev.headgate.benchmarks.samediff;

import dev.headgate.benchmarks.work.Layer;
import dev.headgate.benchmarks.work.Outcome;
import dev.headgate.benchmarks.work.Trial;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** One convolution, by the operations that a SameDiff graph runs. */
final class LayerTrial implements Trial {
  private final INDArray x;
  private final INDArray weight;
  private final INDArray dy;
  private final INDArray y;
  private final INDArray dx;
  private final INDArray dWeight;
  private final DynamicCustomOp forward;
  private final DynamicCustomOp backward;

  LayerTrial(Layer work) {
    x = TrainingGraph.array(work.input());
    weight = TrainingGraph.array(work.parameters().get(0));
    dy = TrainingGraph.array(work.resultGradient());
    y = Nd4j.createUninitialized(dy.shape());
    dx = Nd4j.createUninitialized(x.shape());
    dWeight = Nd4j.createUninitialized(weight.shape());
    int[] arguments = arguments(work.size());
    forward =
        DynamicCustomOp.builder("conv2d")
            .addInputs(x, weight)
            .addOutputs(y)
            .addIntegerArguments(arguments)
            .build();
    backward =
        DynamicCustomOp.builder("conv2d_bp")
            .addInputs(x, weight, dy)
            .addOutputs(dx, dWeight)
            .addIntegerArguments(arguments)
            .build();
  }

  /** Kernel, stride, padding, dilation, padding as given, channels first, weights [out, in]. */
  private static int[] arguments(Layer.Size size) {
    return new int[] {
      size.kernel, size.kernel, size.stride, size.stride, size.padding, size.padding, 1, 1, 0, 0, 1
    };
  }

  @Override
  public Outcome outcome() {
    step();
    return new Outcome(
        Map.of(),
        Map.of(
            Layer.RESULT, y.data().asFloat(),
            Layer.INPUT_GRADIENT, dx.data().asFloat(),
            Layer.WEIGHT, dWeight.data().asFloat()));
  }

  @Override
  public void step() {
    Nd4j.exec(forward);
    Nd4j.exec(backward);
  }
}
