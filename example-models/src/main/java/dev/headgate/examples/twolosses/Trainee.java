package dev.headgate.examples.twolosses;

import dev.headgate.runtime.Routing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * A compiled model under training, whichever class was generated for it.
 *
 * @param title what the report calls it
 * @param source the generated class
 * @param step trains the model on a batch; the losses are those before the update
 * @param evaluate the losses on a batch, without an update
 * @param names the names of its parameters
 * @param parameter copies a parameter out, by name
 * @param setParameter copies a parameter in, by name
 * @param routing which loss trains what
 * @param resources what {@link #close} closes
 */
record Trainee(
    String title,
    Class<?> source,
    Function<Batch, LossPair> step,
    Function<Batch, LossPair> evaluate,
    List<String> names,
    Function<String, float[]> parameter,
    BiConsumer<String, float[]> setParameter,
    Routing routing,
    Resources resources)
    implements AutoCloseable {

  /** What a model holds, such as threads. */
  interface Resources {
    void close();
  }

  static Trainee noMask(Settings settings) {
    CompiledTwoLosses model =
        CompiledTwoLosses.builder()
            .batchSize(settings.batch())
            .seed(settings.seed())
            .updater(new Sgd(settings.rate()))
            .threads(settings.threads())
            .build();
    return new Trainee(
        "no mask",
        CompiledTwoLosses.class,
        b -> pair(model.step(b.size(), b.image(), b.target1(), b.target2())),
        b -> pair(model.evaluate(b.size(), b.image(), b.target1(), b.target2())),
        model.parameterNames(),
        model::parameterValues,
        model::setParameter,
        model.routing(),
        model::close);
  }

  static Trainee question1(Settings settings) {
    CompiledTwoLossesQuestion1 model =
        CompiledTwoLossesQuestion1.builder()
            .batchSize(settings.batch())
            .seed(settings.seed())
            .updater(new Sgd(settings.rate()))
            .threads(settings.threads())
            .build();
    return new Trainee(
        "question 1",
        CompiledTwoLossesQuestion1.class,
        b -> pair(model.step(b.size(), b.image(), b.target1(), b.target2())),
        b -> pair(model.evaluate(b.size(), b.image(), b.target1(), b.target2())),
        model.parameterNames(),
        model::parameterValues,
        model::setParameter,
        model.routing(),
        model::close);
  }

  static Trainee question2(Settings settings) {
    CompiledTwoLossesQuestion2 model =
        CompiledTwoLossesQuestion2.builder()
            .batchSize(settings.batch())
            .seed(settings.seed())
            .updater(new Sgd(settings.rate()))
            .threads(settings.threads())
            .build();
    return new Trainee(
        "question 2",
        CompiledTwoLossesQuestion2.class,
        b -> pair(model.step(b.size(), b.image(), b.target1(), b.target2())),
        b -> pair(model.evaluate(b.size(), b.image(), b.target1(), b.target2())),
        model.parameterNames(),
        model::parameterValues,
        model::setParameter,
        model.routing(),
        model::close);
  }

  static Trainee oneLoss(Settings settings) {
    CompiledOneLoss model =
        CompiledOneLoss.builder()
            .batchSize(settings.batch())
            .seed(settings.seed())
            .updater(new Sgd(settings.rate()))
            .threads(settings.threads())
            .build();
    return new Trainee(
        "without loss2",
        CompiledOneLoss.class,
        b -> new LossPair(model.step(b.size(), b.image(), b.target1()).loss1(), Double.NaN),
        b -> new LossPair(model.evaluate(b.size(), b.image(), b.target1()).loss1(), Double.NaN),
        model.parameterNames(),
        model::parameterValues,
        model::setParameter,
        model.routing(),
        model::close);
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
    for (String name : names) {
      copies.put(name, parameter.apply(name));
    }
    return copies;
  }

  /** Takes over those of the given parameters that this model has. */
  void startFrom(Map<String, float[]> parameters) {
    for (String name : names) {
      setParameter.accept(name, parameters.get(name));
    }
  }

  @Override
  public void close() {
    resources.close();
  }
}
