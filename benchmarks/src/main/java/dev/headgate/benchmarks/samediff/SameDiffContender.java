package dev.headgate.benchmarks.samediff;

import dev.headgate.benchmarks.work.Classifier;
import dev.headgate.benchmarks.work.Contender;
import dev.headgate.benchmarks.work.FreshJvm;
import dev.headgate.benchmarks.work.Layer;
import dev.headgate.benchmarks.work.Trial;
import dev.headgate.benchmarks.work.TwoLosses;
import dev.headgate.benchmarks.work.Workload;
import java.io.IOException;
import org.nd4j.linalg.factory.Nd4j;

/** SameDiff on ND4J's native backend, which takes its threads from {@code OMP_NUM_THREADS}. */
public final class SameDiffContender implements Contender {

  /** Runs one measurement in this JVM. */
  public static void main(String[] arguments) throws IOException {
    FreshJvm.run(new SameDiffContender(), arguments);
  }

  @Override
  public Trial prepare(Workload workload, int threads) {
    Nd4j.getEnvironment().setMaxThreads(threads);
    if (workload instanceof TwoLosses twoLosses) {
      if (twoLosses.mask() != TwoLosses.Mask.NONE) {
        throw new UnsupportedOperationException("masked steps are compared with LibTorch's only");
      }
      return new TrainingTrial(TwoLossesGraph.of(twoLosses));
    }
    if (workload instanceof Classifier classifier) {
      return new TrainingTrial(ClassifierGraph.of(classifier));
    }
    return new LayerTrial((Layer) workload);
  }
}
