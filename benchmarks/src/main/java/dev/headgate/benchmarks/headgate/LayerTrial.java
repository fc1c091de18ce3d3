package dev.headgate.benchmarks.headgate;

import dev.headgate.benchmarks.kernel.SquareConvolution;
import dev.headgate.benchmarks.work.Layer;
import dev.headgate.benchmarks.work.Outcome;
import dev.headgate.benchmarks.work.Trial;
import dev.headgate.benchmarks.work.Values;
import java.util.Map;

/** One convolution, by the kernels that a compiled model calls. One thread. */
final class LayerTrial implements Trial {
  private final SquareConvolution convolution;
  private final float[] dy;

  LayerTrial(Layer work) {
    Layer.Size size = work.size();
    this.convolution =
        new SquareConvolution(
            work.batch(),
            size.channels,
            size.side,
            size.filters,
            size.kernel,
            size.stride,
            size.padding);
    this.dy = work.resultGradient().elements();
    copy(work.input(), convolution.x());
    copy(work.parameters().get(0), convolution.weight());
  }

  private static void copy(Values values, float[] to) {
    System.arraycopy(values.elements(), 0, to, 0, to.length);
  }

  @Override
  public Outcome outcome() {
    step();
    return new Outcome(
        Map.of(),
        Map.of(
            Layer.RESULT, convolution.y(),
            Layer.INPUT_GRADIENT, convolution.dx(),
            Layer.WEIGHT, convolution.dWeight()));
  }

  @Override
  public void step() {
    convolution.forward();
    convolution.backwardInput(dy);
    convolution.backwardWeight(dy);
  }
}
