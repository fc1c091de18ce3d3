package dev.headgate.examples.vqvae;

import dev.headgate.examples.Shuffle;
import dev.headgate.examples.data.FashionMnist;
import dev.headgate.examples.data.ImageBatch;
import org.nd4j.linalg.learning.config.Adam;

/** Trains {@link VectorQuantizedAutoencoder} and measures it on the test images. */
final class VqVaeTraining implements AutoCloseable {

  private static final int BATCH = 50;
  private static final int SIZE = 16;
  private static final int POSITIONS = 7 * 7;

  private final FashionMnist train;
  private final FashionMnist test;
  private final ImageBatch batch = new ImageBatch(BATCH);
  private final Shuffle shuffle;
  private final CompiledVectorQuantizedAutoencoder model;

  VqVaeTraining(FashionMnist train, FashionMnist test, long seed) {
    this.train = train;
    this.test = test;
    shuffle = new Shuffle(train.count(), seed);
    model =
        CompiledVectorQuantizedAutoencoder.builder()
            .batchSize(BATCH)
            .seed(seed)
            .updater(new Adam(2e-3))
            .threads(2)
            .build();
  }

  /** Visits every training image once. */
  void epoch() {
    batch.visit(train, shuffle.next(), filled -> model.step(BATCH, filled.images()).total());
  }

  /** The mean squared error of the pictures of the test images. */
  double error() {
    return batch.visit(
        test,
        new Shuffle(test.count(), 0).next(),
        filled -> model.evaluate(BATCH, filled.images()).reconstruction());
  }

  /** The codes that the test images take. */
  CodeUsage codes() {
    CodeUsage usage = new CodeUsage(model.parameterValues("quantized.weight"), SIZE);
    batch.visit(
        test,
        new Shuffle(test.count(), 0).next(),
        filled -> {
          usage.add(model.forward(BATCH, filled.images()).quantizedValues(), POSITIONS);
          return 0;
        });
    return usage;
  }

  @Override
  public void close() {
    model.close();
  }
}
