package dev.headgate.examples.fashion;

import dev.headgate.examples.Shuffle;
import dev.headgate.examples.data.FashionMnist;
import dev.headgate.examples.data.ImageBatch;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** Trains {@link FashionClassifier} with plain gradient descent at a rate that falls in steps. */
final class FashionTraining implements AutoCloseable {

  private static final int BATCH = 20;

  /** Mean and standard deviation of all pixels of the training images. */
  private static final float MEAN = 0.2861f;

  private static final float DEVIATION = 0.3544f;

  private final FashionMnist train = FashionMnist.train();
  private final FashionMnist test = FashionMnist.test();
  private final ImageBatch batch = new ImageBatch(BATCH);
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
    return batch.visit(
        train,
        shuffle.next(),
        filled -> model.step(BATCH, normalized(filled), filled.labels()).loss());
  }

  /** The share of the test images that are classified correctly. */
  double testAccuracy() {
    return batch.accuracy(test, filled -> model.forward(BATCH, normalized(filled)).scoresValues());
  }

  private static float[] normalized(ImageBatch batch) {
    float[] images = batch.images();
    for (int i = 0; i < images.length; i++) {
      images[i] = (images[i] - MEAN) / DEVIATION;
    }
    return images;
  }

  @Override
  public void close() {
    model.close();
  }
}
