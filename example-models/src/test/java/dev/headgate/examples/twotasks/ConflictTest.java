package dev.headgate.examples.twotasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headgate.examples.Parameters;
import dev.headgate.examples.RandomArrays;
import dev.headgate.examples.data.ImageBatch;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConflictTest {

  private static final int BATCH = 3;

  @Test
  void gradientsAreProjectedWhereTheyConflictAndAddedUpWhereNot() {
    int conflicts = 0;
    int agreements = 0;
    try (CompiledTwoTasks plain = CompiledTwoTasks.builder().batchSize(BATCH).seed(1).build();
        CompiledTwoTasksProjected projected =
            CompiledTwoTasksProjected.builder().batchSize(BATCH).seed(1).build()) {
      for (int seed = 0; seed < 20; seed++) {
        Random random = new Random(seed);
        ImageBatch batch = new ImageBatch(BATCH);
        float[] images = RandomArrays.uniform(random, batch.images().length);
        System.arraycopy(images, 0, batch.images(), 0, images.length);
        int[] kinds = RandomArrays.integers(random, BATCH, 10);
        System.arraycopy(kinds, 0, batch.labels(), 0, BATCH);
        int[] turns = RandomArrays.integers(random, BATCH, 4);

        float[] clothes = Conflict.gradients(plain, 1, 0, batch, turns);
        float[] rotation = Conflict.gradients(plain, 0, 1, batch, turns);
        projected.gradients(BATCH, images, kinds, turns);
        float[] together = Parameters.gradients(projected, "trunk");

        double product = product(clothes, rotation);
        double bothWays = Math.min(product, 0);
        double ofClothes = 1 - bothWays / product(clothes, clothes);
        double ofRotation = 1 - bothWays / product(rotation, rotation);
        for (int i = 0; i < together.length; i++) {
          assertThat((double) together[i])
              .as("seed %d, gradient %d", seed, i)
              .isEqualTo(ofClothes * clothes[i] + ofRotation * rotation[i], within(2e-5));
        }
        conflicts += product < 0 ? 1 : 0;
        agreements += product > 0 ? 1 : 0;
      }
    }
    assertThat(conflicts).isPositive();
    assertThat(agreements).isPositive();
  }

  private static double product(float[] a, float[] b) {
    double product = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
    }
    return product;
  }

  @Test
  void fourQuarterTurnsAreNone() {
    ImageBatch batch = new ImageBatch(40);
    float[] images = RandomArrays.uniform(new Random(1), batch.images().length);
    System.arraycopy(images, 0, batch.images(), 0, images.length);
    int[] first = new TurnedImages(40, 5).turn(batch).clone();

    assertThat(first).contains(0, 1, 2, 3);
    for (int i = 0; i < 3; i++) {
      assertThat(batch.images()).isNotEqualTo(images);
      new TurnedImages(40, 5).turn(batch);
    }
    assertThat(batch.images()).isEqualTo(images);
  }
}
