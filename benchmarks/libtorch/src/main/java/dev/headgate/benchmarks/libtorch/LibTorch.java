package dev.headgate.benchmarks.libtorch;

import dev.headgate.benchmarks.work.Classifier;
import dev.headgate.benchmarks.work.Contender;
import dev.headgate.benchmarks.work.FreshJvm;
import dev.headgate.benchmarks.work.Layer;
import dev.headgate.benchmarks.work.Trial;
import dev.headgate.benchmarks.work.TwoLosses;
import dev.headgate.benchmarks.work.Workload;
import java.io.IOException;
import org.bytedeco.pytorch.global.torch;

/** LibTorch through {@code org.bytedeco:pytorch}. */
public final class LibTorch implements Contender {
  private boolean ready;

  /** Runs one measurement in this JVM. */
  public static void main(String[] arguments) throws IOException {
    FreshJvm.run(new LibTorch(), arguments);
  }

  @Override
  public Trial prepare(Workload workload, int threads) {
    if (!ready) {
      torch.set_num_threads(threads);
      torch.set_num_interop_threads(threads);
      ready = true;
    }
    if (workload instanceof TwoLosses twoLosses) {
      return new TrainingTrial(new TwoLossesNetwork(twoLosses));
    }
    if (workload instanceof Classifier classifier) {
      return new TrainingTrial(new ClassifierNetwork(classifier));
    }
    return new LayerTrial((Layer) workload);
  }
}
