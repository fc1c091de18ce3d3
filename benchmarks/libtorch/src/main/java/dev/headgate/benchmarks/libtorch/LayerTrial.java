package dev.headgate.benchmarks.libtorch;

import static org.bytedeco.pytorch.global.torch.conv2d;

import dev.headgate.benchmarks.work.Layer;
import dev.headgate.benchmarks.work.Outcome;
import dev.headgate.benchmarks.work.Trial;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorOptional;

/** One convolution, forward and, through autograd, backward. */
final class LayerTrial implements Trial {
  private static final long[] ONE = {1, 1};

  private final long[] stride;
  private final long[] padding;
  private final Tensor weight;
  private final Tensor x;
  private final Tensor dy;

  LayerTrial(Layer work) {
    this.stride = new long[] {work.size().stride, work.size().stride};
    this.padding = new long[] {work.size().padding, work.size().padding};
    this.weight = Tensors.named(Tensors.parameters(work, name -> true), Layer.WEIGHT);
    this.x = Tensors.of(work.input()).requires_grad_(true);
    this.dy = Tensors.of(work.resultGradient());
  }

  @Override
  public Outcome outcome() {
    try (PointerScope scope = new PointerScope()) {
      return new Outcome(
          Map.of(),
          Map.of(
              Layer.RESULT, Tensors.elements(run()),
              Layer.INPUT_GRADIENT, Tensors.elements(x.grad()),
              Layer.WEIGHT, Tensors.elements(weight.grad())));
    }
  }

  @Override
  public void step() {
    try (PointerScope scope = new PointerScope()) {
      run();
    }
  }

  private Tensor run() {
    x.mutable_grad().reset();
    weight.mutable_grad().reset();
    Tensor y = conv2d(x, weight, new TensorOptional(), stride, padding, ONE, 1);
    y.backward(dy, new BoolOptional(), false, new TensorArrayRefOptional());
    return y;
  }
}
