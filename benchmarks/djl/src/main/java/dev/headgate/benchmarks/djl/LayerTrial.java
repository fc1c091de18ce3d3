package dev.headgate.benchmarks.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.GradientCollector;
import dev.headgate.benchmarks.work.Layer;
import dev.headgate.benchmarks.work.Outcome;
import dev.headgate.benchmarks.work.Trial;
import java.util.Map;

/**
 * One convolution, forward and backward. DJL sends ones back from whatever it starts at; so the
 * check starts at the sum of the result times what is to come back, and a timed step, which is
 * spared that product, at the result itself.
 */
final class LayerTrial implements Trial {
  private final Shape stride;
  private final Shape padding;
  private final NDArray weight;
  private final NDArray x;
  private final NDArray dy;

  LayerTrial(Layer work, Arrays arrays) {
    this.stride = new Shape(work.size().stride, work.size().stride);
    this.padding = new Shape(work.size().padding, work.size().padding);
    this.weight = Arrays.named(arrays.parameters(work), Layer.WEIGHT);
    this.x = arrays.of(work.input());
    this.dy = arrays.of(work.resultGradient());
    x.setRequiresGradient(true);
  }

  @Override
  public Outcome outcome() {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray y;
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        y = convolution();
        collector.backward(y.mul(dy).sum());
      }
      return new Outcome(
          Map.of(),
          Map.of(
              Layer.RESULT, y.toFloatArray(),
              Layer.INPUT_GRADIENT, x.getGradient().toFloatArray(),
              Layer.WEIGHT, weight.getGradient().toFloatArray()));
    }
  }

  /** Gradients add up from step to step: DJL has no call that drops them. */
  @Override
  public void step() {
    try (NDScope scope = new NDScope();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      scope.suppressNotUsedWarning();
      collector.backward(convolution());
    }
  }

  private NDArray convolution() {
    return Conv2d.conv2d(x, weight, null, stride, padding).singletonOrThrow();
  }
}
