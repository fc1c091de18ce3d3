package dev.headgate.benchmarks.libtorch;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.linear;

import dev.headgate.benchmarks.work.Classifier;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** The dense classifier. */
final class ClassifierNetwork implements Network {
  private final Map<String, Tensor> parameters;
  private final Tensor image;
  private final Tensor labels;

  ClassifierNetwork(Classifier work) {
    this.parameters = Tensors.parameters(work, name -> true);
    this.image = Tensors.of(work.image());
    this.labels = Tensor.create(Arrays.stream(work.labels()).asLongStream().toArray());
  }

  @Override
  public Map<String, Tensor> parameters() {
    return parameters;
  }

  @Override
  public double rate() {
    return Classifier.RATE;
  }

  @Override
  public Map<String, Tensor> losses() {
    Tensor scores = dense("scores", dense("hidden", image).relu());
    return Map.of(Classifier.LOSS, cross_entropy_loss(scores, labels));
  }

  private Tensor dense(String layer, Tensor x) {
    return linear(
        x,
        Tensors.named(parameters, layer + ".weight"),
        new TensorOptional(Tensors.named(parameters, layer + ".bias")));
  }
}
