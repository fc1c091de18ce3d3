package dev.headgate.examples.twolosses;

import dev.headgate.examples.Shuffle;
import dev.headgate.examples.data.FashionMnist;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Trains the variants side by side: from the same parameters, since a seed gives a parameter the
 * same start in every model that has it, and on the same batches in the same order, so that what
 * differs in the end is the mask's doing.
 *
 * @param noMask every loss trains what it reaches
 * @param question1 loss2 kept from net1
 * @param question2 net3 frozen
 * @param withoutLoss2 net1 and loss1 alone, as if there were no loss2
 */
record Comparison(Outcome noMask, Outcome question1, Outcome question2, Outcome withoutLoss2) {

  private static final int SCALING_IMAGES = 100;

  /** All variants, in the order in which they are reported. */
  List<Outcome> all() {
    return List.of(noMask, question1, question2, withoutLoss2);
  }

  /** Trains all variants; {@code progress} is told a line after each epoch. */
  static Comparison run(Settings settings, Consumer<String> progress) {
    try (Trainee noMask = Trainee.noMask(settings);
        Trainee question1 = Trainee.question1(settings);
        Trainee question2 = Trainee.question2(settings);
        Trainee withoutLoss2 = Trainee.withoutLoss2(settings)) {
      List<Trainee> trainees = List.of(noMask, question1, question2, withoutLoss2);
      List<Map<String, float[]>> starts = trainees.stream().map(Trainee::parameters).toList();
      List<List<LossPair>> histories = train(settings, trainees, progress);
      List<Outcome> outcomes = new ArrayList<>();
      for (int i = 0; i < trainees.size(); i++) {
        Trainee t = trainees.get(i);
        outcomes.add(
            new Outcome(
                t.title(),
                t.model().getClass(),
                t.model().routing(),
                histories.get(i),
                starts.get(i),
                t.parameters()));
      }
      return new Comparison(outcomes.get(0), outcomes.get(1), outcomes.get(2), outcomes.get(3));
    }
  }

  private static List<List<LossPair>> train(
      Settings settings, List<Trainee> trainees, Consumer<String> progress) {
    FashionMnist images = FashionMnist.train();
    FilterBank bank = Samples.bankScaledOn(images, SCALING_IMAGES);
    Samples train = new Samples(images, bank);
    Samples test = new Samples(FashionMnist.test(), bank);
    Batch batch = Samples.emptyBatch(settings.batch());
    Shuffle shuffle = new Shuffle(settings.trainImages(), settings.seed());
    int[] testOrder = new Shuffle(settings.testImages(), settings.seed()).next();

    List<List<LossPair>> histories = new ArrayList<>();
    trainees.forEach(trainee -> histories.add(new ArrayList<>()));
    evaluate(trainees, test, batch, testOrder, histories);
    long began = System.nanoTime();
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      int[] order = shuffle.next();
      for (int from = 0; from < order.length; from += batch.size()) {
        train.fill(batch, order, from);
        trainees.forEach(trainee -> trainee.step().apply(batch));
      }
      evaluate(trainees, test, batch, testOrder, histories);
      double seconds = (System.nanoTime() - began) / 1e9;
      double left = seconds / epoch * (settings.epochs() - epoch);
      progress.accept(
          String.format(
              Locale.ROOT,
              "epoch %d of %d: %.0f s, %.0f s left",
              epoch,
              settings.epochs(),
              seconds,
              left));
    }
    return histories;
  }

  private static void evaluate(
      List<Trainee> trainees,
      Samples test,
      Batch batch,
      int[] order,
      List<List<LossPair>> histories) {
    int batches = order.length / batch.size();
    double[] loss1 = new double[trainees.size()];
    double[] loss2 = new double[trainees.size()];
    for (int from = 0; from < order.length; from += batch.size()) {
      test.fill(batch, order, from);
      for (int i = 0; i < loss1.length; i++) {
        LossPair losses = trainees.get(i).evaluate().apply(batch);
        loss1[i] += losses.loss1() / batches;
        loss2[i] += losses.loss2() / batches;
      }
    }
    for (int i = 0; i < loss1.length; i++) {
      histories.get(i).add(new LossPair(loss1[i], loss2[i]));
    }
  }
}
