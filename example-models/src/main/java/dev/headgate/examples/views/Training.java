package dev.headgate.examples.views;

import dev.headgate.examples.Progress;
import dev.headgate.examples.Shuffle;
import dev.headgate.examples.data.FashionMnist;
import dev.headgate.examples.data.ImageBatch;

/**
 * Trains a model on two views of each image, without labels, and measures what it learned with
 * them.
 */
public final class Training {

  /** The number of images of a step. */
  public static final int BATCH = 50;

  private static final int SIZE = 64;

  private final FashionMnist train;
  private final FashionMnist test;
  private final Step step;
  private final Encode encode;
  private final ImageBatch batch = new ImageBatch(BATCH);
  private final float[] left = batch.images().clone();
  private final float[] right = batch.images().clone();
  private final Shuffle shuffle;
  private final Views views;

  public Training(FashionMnist train, FashionMnist test, long seed, Step step, Encode encode) {
    this.train = train;
    this.test = test;
    this.step = step;
    this.encode = encode;
    shuffle = new Shuffle(train.count(), seed);
    views = new Views(seed);
  }

  /** A step of the model on two views, both [BATCH, 1, 28, 28]; answers the loss. */
  @FunctionalInterface
  public interface Step {
    double on(float[] left, float[] right);
  }

  /** What the model's {@link Encoder} makes of images as they are, [BATCH, 1, 28, 28]. */
  @FunctionalInterface
  public interface Encode {
    Encoded of(float[] images);
  }

  /**
   * Results of {@link Encoder}.
   *
   * @param features [BATCH, 64]
   * @param projections [BATCH, 64]
   */
  public record Encoded(float[] features, float[] projections) {}

  /**
   * Trains and prints what was learned before and after.
   *
   * @param what what the lines begin with
   */
  public void train(Progress progress, String what, int epochs) {
    say(progress, what, 0);
    for (int epoch = 1; epoch <= epochs; epoch++) {
      double loss = epoch();
      if (epoch == epochs) {
        say(progress, what, epoch);
      } else {
        progress.say("%s: epoch %d of %d, loss %.3f", what, epoch, epochs, loss);
      }
    }
  }

  private void say(Progress progress, String what, int epochs) {
    Measured measured = measure();
    progress.say(
        "%s, after %d epochs: nearest neighbours right on %.1f %%, spread %.3f",
        what, epochs, 100 * measured.accuracy(), measured.spread());
  }

  /** Visits every training image once; answers the mean of the loss on the way. */
  private double epoch() {
    return batch.visit(
        train,
        shuffle.next(),
        filled -> {
          views.draw(filled.images(), left);
          views.draw(filled.images(), right);
          return step.on(left, right);
        });
  }

  /**
   * What was learned.
   *
   * @param accuracy the share of test images that the nearest training images classify correctly,
   *     by their features
   * @param spread how far the directions of the test images' projections spread: 0 is collapse
   */
  private record Measured(double accuracy, double spread) {}

  private Measured measure() {
    Encodings known = new Encodings(train);
    Encodings asked = new Encodings(test);
    return new Measured(
        Representation.nearestNeighbours(
            SIZE,
            FashionMnist.CLASSES.size(),
            known.features,
            known.labels,
            asked.features,
            asked.labels),
        Representation.spread(SIZE, asked.projections));
  }

  /** What the encoder makes of all images of a set; their number is a multiple of the batch's. */
  private final class Encodings {

    final float[] features;
    final float[] projections;
    final int[] labels;
    private int at;

    Encodings(FashionMnist source) {
      features = new float[source.count() * SIZE];
      projections = new float[source.count() * SIZE];
      labels = new int[source.count()];
      batch.visit(
          source,
          new Shuffle(source.count(), 0).next(),
          filled -> {
            Encoded encoded = encode.of(filled.images());
            System.arraycopy(encoded.features(), 0, features, at * SIZE, BATCH * SIZE);
            System.arraycopy(encoded.projections(), 0, projections, at * SIZE, BATCH * SIZE);
            System.arraycopy(filled.labels(), 0, labels, at, BATCH);
            at += BATCH;
            return 0;
          });
    }
  }
}
