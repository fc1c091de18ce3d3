package dev.headgate.benchmarks.headgate;

import dev.headgate.benchmarks.work.Outcome;
import dev.headgate.benchmarks.work.Trial;
import dev.headgate.benchmarks.work.TwoLosses;
import dev.headgate.examples.twolosses.CompiledTwoLosses;
import dev.headgate.examples.twolosses.CompiledTwoLossesQuestion1;
import dev.headgate.examples.twolosses.CompiledTwoLossesQuestion2;
import dev.headgate.runtime.CompiledModel;
import java.util.Map;
import org.nd4j.linalg.learning.config.Sgd;

/** The two-losses model of the examples: one compiled class for each mask. */
final class TwoLossesTrial implements Trial {

  /** The calls that the three classes share. */
  private interface Steps {
    void step();

    Map<String, Double> gradients();
  }

  private final TwoLosses work;
  private final int batch;
  private final float[] image;
  private final float[] target1;
  private final float[] target2;
  private final CompiledModel model;
  private final Steps steps;

  TwoLossesTrial(TwoLosses work, int threads) {
    this.work = work;
    this.batch = work.batch();
    this.image = work.image().elements();
    this.target1 = work.target1().elements();
    this.target2 = work.target2().elements();
    Sgd updater = new Sgd(TwoLosses.RATE);
    switch (work.mask()) {
      case NONE -> {
        var compiled =
            CompiledTwoLosses.builder().batchSize(batch).threads(threads).updater(updater).build();
        model = compiled;
        steps = unmasked(compiled);
      }
      case QUESTION1 -> {
        var compiled =
            CompiledTwoLossesQuestion1.builder()
                .batchSize(batch)
                .threads(threads)
                .updater(updater)
                .build();
        model = compiled;
        steps = question1(compiled);
      }
      case QUESTION2 -> {
        var compiled =
            CompiledTwoLossesQuestion2.builder()
                .batchSize(batch)
                .threads(threads)
                .updater(updater)
                .build();
        model = compiled;
        steps = question2(compiled);
      }
      default -> throw new IllegalArgumentException(work.name());
    }
    Parameters.set(model, work);
  }

  private Steps unmasked(CompiledTwoLosses compiled) {
    return new Steps() {
      @Override
      public void step() {
        compiled.step(batch, image, target1, target2);
      }

      @Override
      public Map<String, Double> gradients() {
        var losses = compiled.gradients(batch, image, target1, target2);
        return losses(losses.loss1(), losses.loss2());
      }
    };
  }

  private Steps question1(CompiledTwoLossesQuestion1 compiled) {
    return new Steps() {
      @Override
      public void step() {
        compiled.step(batch, image, target1, target2);
      }

      @Override
      public Map<String, Double> gradients() {
        var losses = compiled.gradients(batch, image, target1, target2);
        return losses(losses.loss1(), losses.loss2());
      }
    };
  }

  private Steps question2(CompiledTwoLossesQuestion2 compiled) {
    return new Steps() {
      @Override
      public void step() {
        compiled.step(batch, image, target1, target2);
      }

      @Override
      public Map<String, Double> gradients() {
        var losses = compiled.gradients(batch, image, target1, target2);
        return losses(losses.loss1(), losses.loss2());
      }
    };
  }

  private static Map<String, Double> losses(double loss1, double loss2) {
    return Map.of(TwoLosses.LOSS1, loss1, TwoLosses.LOSS2, loss2);
  }

  @Override
  public Outcome outcome() {
    return new Outcome(steps.gradients(), Parameters.gradients(model, work::trains));
  }

  @Override
  public void step() {
    steps.step();
  }

  @Override
  public void close() {
    model.close();
  }
}
