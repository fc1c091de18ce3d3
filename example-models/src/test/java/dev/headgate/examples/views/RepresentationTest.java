package dev.headgate.examples.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RepresentationTest {

  @Test
  void vectorsOfOneDirectionDoNotSpread() {
    assertThat(Representation.spread(2, new float[] {1, 2, 2, 4, 10, 20}))
        .isCloseTo(0, within(1e-3));
  }

  @Test
  void normallyDistributedVectorsSpreadByOne() {
    Random random = new Random(1);
    float[] vectors = new float[1000 * 16];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = (float) random.nextGaussian();
    }
    assertThat(Representation.spread(16, vectors)).isCloseTo(1, within(0.02));
  }

  @Test
  void theTwentyNearestByDirectionDecide() {
    float[] known = new float[2 * 60];
    int[] labels = new int[60];
    for (int i = 0; i < 60; i++) {
      labels[i] = i % 3 == 0 ? 1 : 0; // 20 of the one kind, 40 of the other
      known[2 * i + labels[i]] = i + 1;
      known[2 * i + 1 - labels[i]] = 0.01f * i;
    }
    float[] asked = {0.1f, 3, 5, 1};
    assertThat(Representation.nearestNeighbours(2, 2, known, labels, asked, new int[] {1, 0}))
        .isEqualTo(1);
    assertThat(Representation.nearestNeighbours(2, 2, known, labels, asked, new int[] {1, 1}))
        .isEqualTo(0.5);
  }

  @Test
  void viewsOfOneImageDifferAndRepeatForASeed() {
    float[] image = new float[28 * 28];
    Random random = new Random(1);
    for (int i = 0; i < image.length; i++) {
      image[i] = random.nextFloat();
    }
    float[] first = new float[image.length];
    float[] second = new float[image.length];
    float[] again = new float[image.length];
    Views views = new Views(5);
    views.draw(image, first);
    views.draw(image, second);
    new Views(5).draw(image, again);
    assertThat(Arrays.equals(first, second)).isFalse();
    assertThat(again).isEqualTo(first);
  }
}
