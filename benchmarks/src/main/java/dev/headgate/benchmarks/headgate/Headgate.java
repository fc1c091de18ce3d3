package dev.headgate.benchmarks.headgate;

import dev.headgate.benchmarks.work.Classifier;
import dev.headgate.benchmarks.work.Contender;
import dev.headgate.benchmarks.work.FreshJvm;
import dev.headgate.benchmarks.work.Layer;
import dev.headgate.benchmarks.work.Trial;
import dev.headgate.benchmarks.work.TwoLosses;
import dev.headgate.benchmarks.work.Workload;
import java.io.IOException;

/** Headgate itself, called with plain arrays. */
public final class Headgate implements Contender {

  /** Runs one measurement in this JVM. */
  public static void main(String[] arguments) throws IOException {
    FreshJvm.run(new Headgate(), arguments);
  }

  @Override
  public Trial prepare(Workload workload, int threads) {
    if (workload instanceof TwoLosses twoLosses) {
      return new TwoLossesTrial(twoLosses, threads);
    }
    if (workload instanceof Classifier classifier) {
      return new ClassifierTrial(classifier, threads);
    }
    return new LayerTrial((Layer) workload);
  }
}
