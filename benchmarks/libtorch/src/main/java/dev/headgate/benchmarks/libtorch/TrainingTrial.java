package dev.headgate.benchmarks.libtorch;

import dev.headgate.benchmarks.work.Outcome;
import dev.headgate.benchmarks.work.Trial;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** Trains a network: gradients to nothing, forward, backward, update. */
final class TrainingTrial implements Trial {
  private final Network network;
  private final SGD optimizer;

  TrainingTrial(Network network) {
    this.network = network;
    TensorVector trained = new TensorVector();
    for (Tensor parameter : network.parameters().values()) {
      if (parameter.requires_grad()) {
        trained.push_back(parameter);
      }
    }
    this.optimizer = new SGD(trained, new SGDOptions(network.rate()));
  }

  @Override
  public Outcome outcome() {
    Map<String, Double> losses = new TreeMap<>();
    Map<String, float[]> gradients = new TreeMap<>();
    try (PointerScope scope = new PointerScope()) {
      Map<String, Tensor> computed = network.losses();
      sum(computed).backward();
      computed.forEach((name, loss) -> losses.put(name, loss.item_double()));
      network
          .parameters()
          .forEach(
              (name, parameter) -> {
                if (parameter.requires_grad()) {
                  gradients.put(name, Tensors.elements(parameter.grad()));
                }
              });
    }
    optimizer.zero_grad();
    return new Outcome(losses, gradients);
  }

  @Override
  public void step() {
    try (PointerScope scope = new PointerScope()) {
      optimizer.zero_grad();
      sum(network.losses()).backward();
      optimizer.step();
    }
  }

  private static Tensor sum(Map<String, Tensor> losses) {
    Iterator<Tensor> rest = losses.values().iterator();
    Tensor sum = rest.next();
    while (rest.hasNext()) {
      sum = sum.add(rest.next());
    }
    return sum;
  }
}
