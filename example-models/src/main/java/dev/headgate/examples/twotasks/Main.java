package dev.headgate.examples.twotasks;

import dev.headgate.examples.Accuracy;
import dev.headgate.examples.Progress;
import dev.headgate.examples.Shuffle;
import dev.headgate.examples.data.FashionMnist;
import dev.headgate.examples.data.ImageBatch;
import java.util.function.Function;
import org.nd4j.linalg.learning.config.Adam;

/** Trains both tasks with and without projected conflicts, side by side. Takes no arguments. */
public final class Main {

  private static final int EPOCHS = 6;
  private static final int BATCH = 50;
  private static final long SEED = 42;

  /** Every how many steps it is asked whether the gradients point against each other. */
  private static final int ASKED = 10;

  private final FashionMnist train = FashionMnist.train();
  private final FashionMnist test = FashionMnist.test();
  private final ImageBatch batch = new ImageBatch(BATCH);
  private final TurnedImages turned = new TurnedImages(BATCH, SEED);
  private final CompiledTwoTasks plain =
      CompiledTwoTasks.builder()
          .batchSize(BATCH)
          .seed(SEED)
          .updater(new Adam(2e-3))
          .threads(2)
          .build();
  private final CompiledTwoTasksProjected projected =
      CompiledTwoTasksProjected.builder()
          .batchSize(BATCH)
          .seed(SEED)
          .updater(new Adam(2e-3))
          .threads(2)
          .build();
  private int steps;
  private int asked;
  private int conflicts;

  private Main() {}

  public static void main(String[] arguments) {
    new Main().run();
  }

  private void run() {
    Progress progress = new Progress();
    Shuffle shuffle = new Shuffle(train.count(), SEED);
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      batch.visit(train, shuffle.next(), this::step);
      progress.say("epoch %d of %d", epoch, EPOCHS);
    }
    progress.say(
        "gradients added up: clothes %.1f %%, rotation %.1f %%",
        100 * clothes(b -> plain.forward(BATCH, b.images()).kindsValues()),
        100 * rotation(b -> plain.forward(BATCH, b.images()).turnsValues()));
    progress.say(
        "projected:          clothes %.1f %%, rotation %.1f %%",
        100 * clothes(b -> projected.forward(BATCH, b.images()).kindsValues()),
        100 * rotation(b -> projected.forward(BATCH, b.images()).turnsValues()));
    progress.say(
        "without projection, the trunk's gradients conflicted in %d of %d steps asked",
        conflicts, asked);
    plain.close();
    projected.close();
  }

  private double step(ImageBatch filled) {
    int[] turns = turned.turn(filled);
    if (steps++ % ASKED == 0) {
      asked++;
      if (Conflict.product(plain, filled, turns) < 0) {
        conflicts++;
      }
    }
    projected.step(BATCH, filled.images(), filled.labels(), turns);
    return plain.step(BATCH, filled.images(), filled.labels(), turns).total();
  }

  private double clothes(Function<ImageBatch, float[]> kinds) {
    TurnedImages turning = new TurnedImages(BATCH, 0);
    return batch.accuracy(
        test,
        filled -> {
          turning.turn(filled);
          return kinds.apply(filled);
        });
  }

  private double rotation(Function<ImageBatch, float[]> turns) {
    TurnedImages turning = new TurnedImages(BATCH, 0);
    int[] order = new Shuffle(test.count(), 0).next();
    return batch.visit(
        test,
        order,
        filled -> {
          int[] actual = turning.turn(filled);
          return (double) Accuracy.correct(BATCH, 4, turns.apply(filled), actual) / BATCH;
        });
  }
}
