package dev.headgate.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffleTest {

  @Test
  void namesEveryIndexOnceEachTime() {
    Shuffle shuffle = new Shuffle(50, 1);

    for (int epoch = 0; epoch < 3; epoch++) {
      int[] sorted = shuffle.next().clone();
      Arrays.sort(sorted);
      assertThat(sorted).containsExactly(IntStream.range(0, 50).toArray());
    }
  }

  @Test
  void givesAnotherOrderEachTimeAndTheSameOrdersForASeed() {
    Shuffle one = new Shuffle(50, 1);
    Shuffle same = new Shuffle(50, 1);
    int[] first = one.next().clone();
    int[] second = one.next().clone();

    assertThat(second).isNotEqualTo(first);
    assertThat(same.next()).containsExactly(first);
    assertThat(same.next()).containsExactly(second);
    assertThat(new Shuffle(50, 2).next()).isNotEqualTo(first);
  }
}
