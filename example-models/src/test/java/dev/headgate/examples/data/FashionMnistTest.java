package dev.headgate.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FashionMnistTest {

  private static final int PIXELS = FashionMnist.SIZE * FashionMnist.SIZE;

  @Test
  void hasTheTrainingImages() {
    FashionMnist train = FashionMnist.train();

    assertThat(train.count()).isEqualTo(5000);
    assertThat(histogram(train)).containsExactly(457, 556, 504, 501, 488, 493, 493, 512, 490, 506);
    assertThat(new int[] {train.label(0), train.label(1), train.label(2), train.label(3)})
        .containsExactly(9, 0, 0, 3);
  }

  @Test
  void hasTheTestImages() {
    FashionMnist test = FashionMnist.test();

    assertThat(test.count()).isEqualTo(1000);
    assertThat(histogram(test)).containsExactly(107, 105, 111, 93, 115, 87, 97, 95, 95, 95);
  }

  @Test
  void givesPixelsBetweenZeroAndOneThatFillTheScale() {
    FashionMnist train = FashionMnist.train();
    float[] image = new float[PIXELS];
    double sum = 0;
    float lowest = 1;
    float highest = 0;
    for (int i = 0; i < train.count(); i++) {
      train.copyImage(i, image, 0);
      for (float pixel : image) {
        sum += pixel;
        lowest = Math.min(lowest, pixel);
        highest = Math.max(highest, pixel);
      }
    }

    assertThat(lowest).isZero();
    assertThat(highest).isEqualTo(1f);
    assertThat(sum / train.count() / PIXELS).isCloseTo(0.286146, within(1e-5));
  }

  @Test
  void copiesAnImageToItsPlaceAndNowhereElse() {
    float[] to = new float[PIXELS + 2];
    to[0] = -1;
    to[PIXELS + 1] = -2;
    float[] alone = new float[PIXELS];

    FashionMnist.train().copyImage(7, to, 1);
    FashionMnist.train().copyImage(7, alone, 0);

    assertThat(to[0]).isEqualTo(-1f);
    assertThat(to[PIXELS + 1]).isEqualTo(-2f);
    assertThat(Arrays.copyOfRange(to, 1, PIXELS + 1)).containsExactly(alone);
  }

  @Test
  void refusesImagesWithoutAsManyLabels() {
    IdxFile images = new IdxFile(new int[] {2, 28, 28}, new byte[2 * PIXELS]);
    IdxFile labels = new IdxFile(new int[] {3}, new byte[3]);

    assertThatThrownBy(() -> FashionMnist.of(images, labels, "set"))
        .isInstanceOf(IOException.class)
        .hasMessage("set: 2 images, but 3 labels");
  }

  @Test
  void refusesImagesOfAnotherSize() {
    IdxFile images = new IdxFile(new int[] {1, 28, 27}, new byte[28 * 27]);
    IdxFile labels = new IdxFile(new int[] {1}, new byte[1]);

    assertThatThrownBy(() -> FashionMnist.of(images, labels, "set"))
        .isInstanceOf(IOException.class)
        .hasMessage("set: images are not [count, 28, 28]");
  }

  @Test
  void refusesALabelThatIsNoClass() {
    IdxFile images = new IdxFile(new int[] {1, 28, 28}, new byte[PIXELS]);
    IdxFile labels = new IdxFile(new int[] {1}, new byte[] {10});

    assertThatThrownBy(() -> FashionMnist.of(images, labels, "set"))
        .isInstanceOf(IOException.class)
        .hasMessage("set: image 0 has the label 10");
  }

  private static int[] histogram(FashionMnist set) {
    int[] counts = new int[FashionMnist.CLASSES.size()];
    for (int i = 0; i < set.count(); i++) {
      counts[set.label(i)]++;
    }
    return counts;
  }
}
