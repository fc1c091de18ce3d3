package dev.headgate.examples.dann;

import dev.headgate.examples.Shuffle;
import dev.headgate.examples.data.FashionMnist;
import dev.headgate.examples.data.ImageBatch;
import java.util.Arrays;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Trains {@link DomainAdversarial} on labelled source images and on target images, which are the
 * same ones turned, in an order of their own and without their labels.
 */
final class Adaptation implements AutoCloseable {

  private static final int BATCH = 50;

  private final FashionMnist train = FashionMnist.train();
  private final FashionMnist test = FashionMnist.test();
  private final ImageBatch source = new ImageBatch(BATCH);
  private final ImageBatch target = new ImageBatch(BATCH);
  private final float[] zeros = new float[BATCH];
  private final float[] ones = new float[BATCH];
  private final Shuffle sourceOrder;
  private final Shuffle targetOrder;
  private final CompiledDomainAdversarial model;

  Adaptation(long seed) {
    Arrays.fill(ones, 1);
    sourceOrder = new Shuffle(train.count(), seed);
    targetOrder = new Shuffle(train.count(), seed + 1);
    model =
        CompiledDomainAdversarial.builder()
            .batchSize(BATCH)
            .seed(seed)
            .updater(new Adam(1e-3))
            .threads(2)
            .build();
  }

  /** What the paper multiplies the gradient by when this share of the training is done. */
  static float reversal(double share) {
    return (float) -(2 / (1 + Math.exp(-10 * share)) - 1);
  }

  /**
   * Visits all images of both domains once.
   *
   * @param scale what the gradient from the domain classifier to the features is multiplied by
   * @return the mean of the losses of the domain classifier; log 2 where it can only guess
   */
  double epoch(float scale) {
    model.setSourceDomainOfSourceGradientScale(scale);
    model.setTargetDomainOfTargetGradientScale(scale);
    int[] targets = targetOrder.next();
    int[] next = {0};
    return source.visit(
        train,
        sourceOrder.next(),
        batch -> {
          target.fill(train, targets, next[0]);
          next[0] += BATCH;
          TargetDomain.turn(BATCH, target.images());
          CompiledDomainAdversarial.Losses losses =
              model.step(BATCH, batch.images(), target.images(), batch.labels(), zeros, ones);
          return (losses.source() + losses.target()) / 2;
        });
  }

  /** The share of test images that are classified correctly in the source domain. */
  double sourceAccuracy() {
    return source.accuracy(test, batch -> scores(batch.images()));
  }

  /** The share of test images that are classified correctly in the target domain. */
  double targetAccuracy() {
    return target.accuracy(
        test,
        batch -> {
          TargetDomain.turn(BATCH, batch.images());
          return scores(batch.images());
        });
  }

  /** The scores depend on the first argument alone. */
  private float[] scores(float[] images) {
    return model.forward(BATCH, images, images).scoresValues();
  }

  @Override
  public void close() {
    model.close();
  }
}
