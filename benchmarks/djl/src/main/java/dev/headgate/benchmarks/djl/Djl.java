package dev.headgate.benchmarks.djl;

import ai.djl.engine.Engine;
import dev.headgate.benchmarks.work.Classifier;
import dev.headgate.benchmarks.work.Contender;
import dev.headgate.benchmarks.work.FreshJvm;
import dev.headgate.benchmarks.work.Layer;
import dev.headgate.benchmarks.work.Trial;
import dev.headgate.benchmarks.work.TwoLosses;
import dev.headgate.benchmarks.work.Workload;
import java.io.IOException;

/** DJL on PyTorch. */
public final class Djl implements Contender {

  /** Runs one measurement in this JVM. */
  public static void main(String[] arguments) throws IOException {
    FreshJvm.run(new Djl(), arguments);
  }

  @Override
  public Trial prepare(Workload workload, int threads) {
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    System.setProperty("ai.djl.pytorch.num_interop_threads", Integer.toString(threads));
    Arrays arrays = new Arrays(Engine.getInstance().newBaseManager());
    if (workload instanceof TwoLosses twoLosses) {
      if (twoLosses.mask() != TwoLosses.Mask.NONE) {
        throw new UnsupportedOperationException("masked steps are compared with LibTorch's only");
      }
      return new TrainingTrial(new TwoLossesNetwork(twoLosses, arrays));
    }
    if (workload instanceof Classifier classifier) {
      return new TrainingTrial(new ClassifierNetwork(classifier, arrays));
    }
    return new LayerTrial((Layer) workload, arrays);
  }
}
