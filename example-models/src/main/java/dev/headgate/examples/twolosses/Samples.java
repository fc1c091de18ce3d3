package dev.headgate.examples.twolosses;

import dev.headgate.examples.data.Enlargement;
import dev.headgate.examples.data.FashionMnist;

/**
 * Fashion-MNIST as the two-losses models need it: enlarged to 56x56, with targets for both losses.
 */
final class Samples {

  /** Height and width of an image. */
  static final int SIZE = 2 * FashionMnist.SIZE;

  private static final int IMAGE = SIZE * SIZE;
  private static final int FEATURE = SIZE - FilterBank.SIZE + 1;
  private static final int TARGET1 = FilterBank.FILTERS * FEATURE * FEATURE;
  private static final int MAP = SIZE - Maps.CROP;
  private static final int TARGET2 = Maps.CHANNELS * MAP * MAP;

  private final FashionMnist source;
  private final FilterBank bank;
  private final float[] small = new float[FashionMnist.SIZE * FashionMnist.SIZE];

  /** Samples made from these images; the filter bank gives the first target. */
  Samples(FashionMnist source, FilterBank bank) {
    this.source = source;
    this.bank = bank;
  }

  /** The filter bank scaled on the first images of a set. */
  static FilterBank bankScaledOn(FashionMnist source, int images) {
    float[] enlarged = new float[images * IMAGE];
    float[] small = new float[FashionMnist.SIZE * FashionMnist.SIZE];
    for (int i = 0; i < images; i++) {
      enlarge(source, i, small, enlarged, i * IMAGE);
    }
    return FilterBank.scaledOn(SIZE, enlarged);
  }

  /** A batch of {@code size} samples whose content is to be filled in. */
  static Batch emptyBatch(int size) {
    return new Batch(
        size, new float[size * IMAGE], new float[size * TARGET1], new float[size * TARGET2]);
  }

  /** Fills a batch with the samples that {@code order} names from {@code from} on. */
  void fill(Batch batch, int[] order, int from) {
    for (int i = 0; i < batch.size(); i++) {
      enlarge(source, order[from + i], small, batch.image(), i * IMAGE);
      bank.apply(SIZE, batch.image(), i * IMAGE, batch.target1(), i * TARGET1);
      Maps.draw(SIZE, batch.image(), i * IMAGE, batch.target2(), i * TARGET2);
    }
  }

  private static void enlarge(FashionMnist source, int index, float[] small, float[] to, int at) {
    source.copyImage(index, small, 0);
    Enlargement.twice(FashionMnist.SIZE, small, to, at);
  }
}
