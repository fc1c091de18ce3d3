package dev.headgate.benchmarks.libtorch;

import static org.bytedeco.pytorch.global.torch.binary_cross_entropy;
import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.conv_transpose2d;
import static org.bytedeco.pytorch.global.torch.mse_loss;

import dev.headgate.benchmarks.work.TwoLosses;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** The two-losses model. */
final class TwoLossesNetwork implements Network {
  private static final long[] ONE = {1, 1};
  private static final long[] NONE = {0, 0};

  private final TwoLosses work;
  private final Map<String, Tensor> parameters;
  private final Tensor image;
  private final Tensor target1;
  private final Tensor target2;

  TwoLossesNetwork(TwoLosses work) {
    this.work = work;
    this.parameters = Tensors.parameters(work, work::trains);
    this.image = Tensors.of(work.image());
    this.target1 = Tensors.of(work.target1());
    this.target2 = Tensors.of(work.target2());
  }

  @Override
  public Map<String, Tensor> parameters() {
    return parameters;
  }

  @Override
  public double rate() {
    return TwoLosses.RATE;
  }

  @Override
  public Map<String, Tensor> losses() {
    Tensor features = convolution("net1.features", convolution("net1.hidden", image).relu());
    boolean cut = work.mask() == TwoLosses.Mask.QUESTION1;
    Tensor reached = cut ? features.detach() : features;
    Tensor picture =
        transposed("net2.picture", transposed("net2.hidden", reached).relu()).sigmoid();
    Tensor parts = convolution("net3.parts", convolution("net3.edges", picture).relu()).relu();
    Tensor maps = convolution("net3.maps", parts).sigmoid();
    Map<String, Tensor> losses = new LinkedHashMap<>();
    losses.put(TwoLosses.LOSS1, mse_loss(features, target1));
    losses.put(TwoLosses.LOSS2, binary_cross_entropy(maps, target2));
    return losses;
  }

  private Tensor convolution(String layer, Tensor x) {
    return conv2d(x, weight(layer), bias(layer), ONE, NONE, ONE, 1);
  }

  private Tensor transposed(String layer, Tensor x) {
    return conv_transpose2d(x, weight(layer), bias(layer), ONE, NONE, NONE, 1, ONE);
  }

  private Tensor weight(String layer) {
    return Tensors.named(parameters, layer + ".weight");
  }

  private TensorOptional bias(String layer) {
    return new TensorOptional(Tensors.named(parameters, layer + ".bias"));
  }
}
