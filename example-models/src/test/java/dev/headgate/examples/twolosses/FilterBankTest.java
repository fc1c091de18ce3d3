package dev.headgate.examples.twolosses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FilterBankTest {

  private static final int SIZE = 12;
  private static final int OUT = SIZE - 5;

  @Test
  void scalesEveryFilterToAMeanSquareOfOne() {
    float[] images = noise(4);
    float[] answers = new float[20 * OUT * OUT];
    double[] squares = new double[20];

    FilterBank bank = FilterBank.scaledOn(SIZE, images);
    for (int image = 0; image < 4; image++) {
      bank.apply(SIZE, images, image * SIZE * SIZE, answers, 0);
      for (int i = 0; i < answers.length; i++) {
        squares[i / (OUT * OUT)] += (double) answers[i] * answers[i] / (4 * OUT * OUT);
      }
    }

    for (double square : squares) {
      assertThat(square).isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void doesNotAnswerToAnEvenImageButForBrightness() {
    float[] even = new float[SIZE * SIZE];
    Arrays.fill(even, 0.7f);
    float[] answers = new float[20 * OUT * OUT];

    FilterBank.scaledOn(SIZE, noise(4)).apply(SIZE, even, 0, answers, 0);

    for (int filter = 0; filter < 20; filter++) {
      float answer = answers[filter * OUT * OUT];
      if (filter == 16 || filter == 17) {
        assertThat(answer).as("filter %d", filter).isGreaterThan(0.5f);
      } else {
        assertThat(answer).as("filter %d", filter).isCloseTo(0, within(1e-5f));
      }
    }
  }

  @Test
  void answersToAnEdgeWhereItIsAndAlongItsDirection() {
    float[] brightOnTheRight = new float[SIZE * SIZE];
    for (int i = 0; i < brightOnTheRight.length; i++) {
      brightOnTheRight[i] = i % SIZE < SIZE / 2 ? 0 : 1;
    }
    float[] answers = new float[20 * OUT * OUT];

    FilterBank.scaledOn(SIZE, noise(4)).apply(SIZE, brightOnTheRight, 0, answers, 0);

    float atTheEdge = answers[OUT / 2];
    assertThat(atTheEdge).isPositive();
    for (int column = 0; column < OUT; column++) {
      assertThat(answers[column]).as("column %d", column).isLessThanOrEqualTo(atTheEdge);
    }
    float acrossTheEdge = answers[4 * OUT * OUT + OUT / 2];
    assertThat(acrossTheEdge).isCloseTo(0, within(1e-4f));
  }

  @Test
  void readsAndWritesAtTheGivenPlaces() {
    float[] images = noise(2);
    FilterBank bank = FilterBank.scaledOn(SIZE, images);
    float[] second = Arrays.copyOfRange(images, SIZE * SIZE, 2 * SIZE * SIZE);
    float[] alone = new float[20 * OUT * OUT];
    float[] placed = new float[alone.length + 6];

    bank.apply(SIZE, second, 0, alone, 0);
    bank.apply(SIZE, images, SIZE * SIZE, placed, 3);

    assertThat(Arrays.copyOfRange(placed, 3, placed.length - 3)).containsExactly(alone);
    assertThat(placed[2]).isZero();
    assertThat(placed[placed.length - 3]).isZero();
  }

  private static float[] noise(int images) {
    Random random = new Random(3);
    float[] pixels = new float[images * SIZE * SIZE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextFloat();
    }
    return pixels;
  }
}
