package dev.headgate.examples.twolosses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headgate.examples.data.FashionMnist;
import org.junit.jupiter.api.Test;

class SamplesTest {

  private final FashionMnist source = FashionMnist.train();
  private final FilterBank bank = Samples.bankScaledOn(source, 20);

  @Test
  void fillsABatchWithTheSamplesThatTheOrderNames() {
    int[] order = {5, 3, 8, 1};
    Batch both = Samples.emptyBatch(2);
    Batch one = Samples.emptyBatch(1);
    Samples samples = new Samples(source, bank);

    samples.fill(both, order, 1);
    samples.fill(one, new int[] {8}, 0);

    assertThat(both.image()).hasSize(2 * 56 * 56).endsWith(one.image());
    assertThat(both.target1()).hasSize(2 * 20 * 51 * 51).endsWith(one.target1());
    assertThat(both.target2()).hasSize(2 * 2 * 49 * 49).endsWith(one.target2());
  }

  @Test
  void givesTargetsOfASensibleScale() {
    Batch batch = Samples.emptyBatch(20);
    int[] order = new int[20];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }

    new Samples(source, bank).fill(batch, order, 0);

    double squares = 0;
    for (float answer : batch.target1()) {
      squares += (double) answer * answer;
    }
    assertThat(squares / batch.target1().length).isCloseTo(1, within(1e-4));
    for (float value : batch.target2()) {
      assertThat(value).isBetween(0f, 1f);
    }
    assertThat(mean(batch.target2(), 0)).as("foreground").isBetween(0.3, 0.8);
    assertThat(mean(batch.target2(), 49 * 49)).as("edges").isBetween(0.1, 0.4);
  }

  private static double mean(float[] maps, int channelAt) {
    double sum = 0;
    int count = 0;
    for (int sample = 0; sample < maps.length; sample += 2 * 49 * 49) {
      for (int i = 0; i < 49 * 49; i++) {
        sum += maps[sample + channelAt + i];
        count++;
      }
    }
    return sum / count;
  }
}
