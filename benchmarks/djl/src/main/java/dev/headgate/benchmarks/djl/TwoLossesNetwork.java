package dev.headgate.benchmarks.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import dev.headgate.benchmarks.work.TwoLosses;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The two-losses model. DJL has no transposed convolution on PyTorch; those here have stride 1,
 * which makes each a padded convolution with its kernels turned round, of the same multiply-adds.
 */
final class TwoLossesNetwork implements Network {
  private final Map<String, NDArray> parameters;
  private final NDArray image;
  private final NDArray target1;
  private final NDArray target2;

  TwoLossesNetwork(TwoLosses work, Arrays arrays) {
    this.parameters = arrays.parameters(work);
    this.image = arrays.of(work.image());
    this.target1 = arrays.of(work.target1());
    this.target2 = arrays.of(work.target2());
  }

  @Override
  public Map<String, NDArray> parameters() {
    return parameters;
  }

  @Override
  public float rate() {
    return TwoLosses.RATE;
  }

  @Override
  public Map<String, NDArray> losses() {
    NDArray hidden = Activation.relu(convolution("net1.hidden", image));
    NDArray features = convolution("net1.features", hidden);
    NDArray turned = Activation.relu(transposed("net2.hidden", features, 4));
    NDArray picture = Activation.sigmoid(transposed("net2.picture", turned, 3));
    NDArray edges = Activation.relu(convolution("net3.edges", picture));
    NDArray parts = Activation.relu(convolution("net3.parts", edges));
    NDArray maps = Activation.sigmoid(convolution("net3.maps", parts));
    Map<String, NDArray> losses = new LinkedHashMap<>();
    losses.put(TwoLosses.LOSS1, features.sub(target1).square().mean());
    losses.put(TwoLosses.LOSS2, crossEntropy(maps));
    return losses;
  }

  private NDArray crossEntropy(NDArray maps) {
    NDArray ones = target2.mul(maps.log());
    NDArray zeros = NDArrays.sub(1, target2).mul(NDArrays.sub(1, maps).log());
    return ones.add(zeros).mean().neg();
  }

  private NDArray convolution(String layer, NDArray x) {
    return Conv2d.conv2d(x, weight(layer), bias(layer)).singletonOrThrow();
  }

  private NDArray transposed(String layer, NDArray x, int kernel) {
    NDArray turned = weight(layer).flip(2, 3).transpose(1, 0, 2, 3);
    Shape padding = new Shape(kernel - 1, kernel - 1);
    return Conv2d.conv2d(x, turned, bias(layer), new Shape(1, 1), padding).singletonOrThrow();
  }

  private NDArray weight(String layer) {
    return Arrays.named(parameters, layer + ".weight");
  }

  private NDArray bias(String layer) {
    return Arrays.named(parameters, layer + ".bias");
  }
}
