package dev.headgate.examples.data;

import dev.headgate.examples.Accuracy;
import dev.headgate.examples.Shuffle;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The images and labels of one step, in arrays that every step fills anew. */
public final class ImageBatch {

  private static final int PIXELS = FashionMnist.SIZE * FashionMnist.SIZE;

  private final int size;
  private final float[] images;
  private final int[] labels;

  /** A batch of so many samples. */
  public ImageBatch(int size) {
    this.size = size;
    images = new float[size * PIXELS];
    labels = new int[size];
  }

  /** The number of samples. */
  public int size() {
    return size;
  }

  /** The images, [size, 28, 28], the array itself: what is written to it is seen by others. */
  public float[] images() {
    return images;
  }

  /** The labels, [size], the array itself. */
  public int[] labels() {
    return labels;
  }

  /** Takes the samples {@code order[from]}, {@code order[from + 1]} and so on. */
  public void fill(FashionMnist source, int[] order, int from) {
    for (int i = 0; i < size; i++) {
      source.copyImage(order[from + i], images, i * PIXELS);
      labels[i] = source.label(order[from + i]);
    }
  }

  /**
   * Visits samples once, batch after batch; what does not fill a batch is left out.
   *
   * @param order the indices of the samples, in the order of the visit
   * @param step what is done with each batch; it answers a number, such as the loss
   * @return the mean of these numbers
   */
  public double visit(FashionMnist source, int[] order, ToDoubleFunction<ImageBatch> step) {
    int batches = order.length / size;
    double sum = 0;
    for (int i = 0; i < batches; i++) {
      fill(source, order, i * size);
      sum += step.applyAsDouble(this);
    }
    return sum / batches;
  }

  /**
   * The share of samples that are classified correctly; what does not fill a batch is left out.
   *
   * @param scores answers the scores of a batch, [size, 10]
   */
  public double accuracy(FashionMnist source, Function<ImageBatch, float[]> scores) {
    int classes = FashionMnist.CLASSES.size();
    return visit(
        source,
        new Shuffle(source.count(), 0).next(),
        batch -> (double) Accuracy.correct(size, classes, scores.apply(batch), labels) / size);
  }
}
