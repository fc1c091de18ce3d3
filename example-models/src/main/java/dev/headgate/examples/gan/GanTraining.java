package dev.headgate.examples.gan;

import java.util.Arrays;
import java.util.Random;
import org.nd4j.linalg.learning.config.Adam;

/** Trains {@link Gan}, a step of the discriminator and a step of the generator in turn. */
final class GanTraining implements AutoCloseable {

  static final int BATCH = 64;
  private static final int NOISE = 16;

  private final SmallImages images;
  private final Random random;
  private final float[] noise = new float[BATCH * NOISE];
  private final float[] image = new float[BATCH * SmallImages.PIXELS];
  private final float[] zeros = new float[BATCH];
  private final float[] ones = new float[BATCH];
  private final CompiledGan model;

  GanTraining(SmallImages images, long seed) {
    this.images = images;
    random = new Random(seed);
    Arrays.fill(ones, 1);
    model =
        CompiledGan.builder()
            .batchSize(BATCH)
            .seed(seed)
            .updater(new Adam(4e-4, 0.5, 0.999, 1e-8))
            .build();
  }

  /** One step of the discriminator. */
  CompiledGan.Losses discriminator() {
    drawNoise(random);
    images.sample(random, image);
    return model.stepDiscriminator(BATCH, noise, image, ones, zeros);
  }

  /** One step of the generator. */
  CompiledGan.Losses generator() {
    drawNoise(random);
    return model.stepGenerator(BATCH, noise, ones);
  }

  /** So many steps of each, in turn. */
  void train(int steps) {
    for (int i = 0; i < steps; i++) {
      discriminator();
      generator();
    }
  }

  /** Pictures from always the same noise, [64, 196]; the image does not bear on them. */
  float[] pictures() {
    drawNoise(new Random(0));
    return model.forward(BATCH, noise, image).pictureValues();
  }

  private void drawNoise(Random source) {
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) source.nextGaussian();
    }
  }

  /** The compiled model. */
  CompiledGan model() {
    return model;
  }

  @Override
  public void close() {
    model.close();
  }
}
