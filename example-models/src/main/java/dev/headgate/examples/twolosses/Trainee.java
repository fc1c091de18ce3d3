package dev.headgate.examples.twolosses;

import dev.headgate.runtime.nd4j.Nd4jModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * A compiled model under training, whichever class was generated for it.
 *
 * @param title what the report calls it
 * @param model the model
 * @param step trains the model on a batch; the losses are those before the update
 * @param evaluate the losses on a batch, without an update
 */
record Trainee(
    String title,
    Nd4jModel model,
    Function<Batch, LossPair> step,
    Function<Batch, LossPair> evaluate)
    implements AutoCloseable {

  static Trainee noMask(Settings settings) {
    CompiledTwoLosses model = configured(CompiledTwoLosses.builder(), settings).build();
    return new Trainee(
        "no mask",
        model,
        b -> pair(model.step(b.size(), b.image(), b.target1(), b.target2())),
        b -> pair(model.evaluate(b.size(), b.image(), b.target1(), b.target2())));
  }

  static Trainee question1(Settings settings) {
    CompiledTwoLossesQuestion1 model =
        configured(CompiledTwoLossesQuestion1.builder(), settings).build();
    return new Trainee(
        "question 1",
        model,
        b -> pair(model.step(b.size(), b.image(), b.target1(), b.target2())),
        b -> pair(model.evaluate(b.size(), b.image(), b.target1(), b.target2())));
  }

  static Trainee question2(Settings settings) {
    CompiledTwoLossesQuestion2 model =
        configured(CompiledTwoLossesQuestion2.builder(), settings).build();
    return new Trainee(
        "question 2",
        model,
        b -> pair(model.step(b.size(), b.image(), b.target1(), b.target2())),
        b -> pair(model.evaluate(b.size(), b.image(), b.target1(), b.target2())));
  }

  static Trainee withoutLoss2(Settings settings) {
    CompiledOneLoss model = configured(CompiledOneLoss.builder(), settings).build();
    return new Trainee(
        "without loss2",
        model,
        b -> new LossPair(model.step(b.size(), b.image(), b.target1()).loss1(), Double.NaN),
        b -> new LossPair(model.evaluate(b.size(), b.image(), b.target1()).loss1(), Double.NaN));
  }

  private static <B extends Nd4jModel.Builder<B>> B configured(B builder, Settings settings) {
    return builder
        .batchSize(settings.batch())
        .seed(settings.seed())
        .updater(new Sgd(settings.rate()))
        .threads(settings.threads());
  }

  private static LossPair pair(CompiledTwoLosses.Losses losses) {
    return new LossPair(losses.loss1(), losses.loss2());
  }

  private static LossPair pair(CompiledTwoLossesQuestion1.Losses losses) {
    return new LossPair(losses.loss1(), losses.loss2());
  }

  private static LossPair pair(CompiledTwoLossesQuestion2.Losses losses) {
    return new LossPair(losses.loss1(), losses.loss2());
  }

  /** Copies of all parameters by name. */
  Map<String, float[]> parameters() {
    Map<String, float[]> copies = new LinkedHashMap<>();
    for (String name : model.parameterNames()) {
      copies.put(name, model.parameterValues(name));
    }
    return copies;
  }

  @Override
  public void close() {
    model.close();
  }
}
