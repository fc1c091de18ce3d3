package dev.headgate.examples.fashion;

import dev.headgate.examples.Accuracy;
import dev.headgate.examples.Shuffle;
import dev.headgate.examples.data.FashionMnist;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** Trains {@link FashionClassifier} with plain gradient descent at a rate that falls in steps. */
final class FashionTraining implements AutoCloseable {

  private static final int BATCH = 20;
  private static final int PIXELS = FashionMnist.SIZE * FashionMnist.SIZE;
  private static final int CLASSES = FashionMnist.CLASSES.size();

  /** Mean and standard deviation of all pixels of the training images. */
  private static final float MEAN = 0.2861f;

  private static final float DEVIATION = 0.3544f;

  private final FashionMnist train = FashionMnist.train();
  private final FashionMnist test = FashionMnist.test();
  private final float[] image = new float[BATCH * PIXELS];
  private final int[] label = new int[BATCH];
  private final Shuffle shuffle;
  private final CompiledFashionClassifier model;

  /**
   * A classifier that has learned nothing yet.
   *
   * @param epochs how many epochs are planned; the rate is halved five times on the way
   */
  FashionTraining(int epochs, int threads, long seed) {
    shuffle = new Shuffle(train.count(), seed);
    int steps = epochs * (train.count() / BATCH);
    model =
        CompiledFashionClassifier.builder()
            .batchSize(BATCH)
            .seed(seed)
            .updater(new Sgd(new StepSchedule(ScheduleType.ITERATION, 0.1, 0.5, steps / 6.0)))
            .threads(threads)
            .build();
  }

  /** Visits every training image once and gives the mean of the loss on the way. */
  double epoch() {
    int[] order = shuffle.next();
    int batches = order.length / BATCH;
    double loss = 0;
    for (int i = 0; i < batches; i++) {
      fill(train, order, i * BATCH);
      loss += model.step(BATCH, image, label).loss() / batches;
    }
    return loss;
  }

  /** The share of the test images that are classified correctly. */
  double testAccuracy() {
    int[] order = new Shuffle(test.count(), 0).next();
    int correct = 0;
    for (int from = 0; from < order.length; from += BATCH) {
      fill(test, order, from);
      float[] scores = model.forward(BATCH, image).scoresValues();
      correct += Accuracy.correct(BATCH, CLASSES, scores, label);
    }
    return (double) correct / order.length;
  }

  private void fill(FashionMnist source, int[] order, int from) {
    for (int i = 0; i < BATCH; i++) {
      source.copyImage(order[from + i], image, i * PIXELS);
      label[i] = source.label(order[from + i]);
    }
    for (int i = 0; i < image.length; i++) {
      image[i] = (image[i] - MEAN) / DEVIATION;
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
