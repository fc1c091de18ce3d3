package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How threads share planes; losses' and biases' tests say what they make of them. */
class ElementsTest {

  @ParameterizedTest
  @EnumSource
  void additionOverASummand(Implementation implementation) {
    Random random = new Random(62);
    for (int parts = 1; parts <= 5; parts++) {
      int planes = 7;
      int positions = 401 + parts;
      Arena arena = new Arena(random);
      int a = arena.addRandom(planes * positions);
      int b = arena.addRandom(planes * positions);
      float[] data = arena.seal();
      double[] expected = new double[planes * positions];
      for (int k = 0; k < expected.length; k++) {
        expected[k] = data[a + k] + data[b + k];
      }
      Arena.Expectation before = arena.before();
      Scratch scratch = Arena.scratch(0, parts);
      implementation.run(
          () -> Addition.forward(planes, positions, data, a, data, b, data, a, scratch));
      before.becomes(a, expected, 0, "parts " + parts);
    }
  }

  @Test
  void aThreadTakesItsPositionsOfEveryPlane() {
    int planes = 3;
    int positions = 1001;
    float[] ones = new float[planes * positions];
    Arrays.fill(ones, 1f);
    float[] y = new float[planes * positions];
    Addition.forward(planes, positions, ones, 0, ones, 0, y, 0, onlyFirstOfTwo());
    for (int i = 0; i < y.length; i++) {
      assertThat(y[i]).as("element %d", i).isEqualTo(i % positions < positions / 2 ? 2f : 0f);
    }
  }

  @Test
  void fewElementsAreNotShared() {
    float[] ones = {1f, 1f, 1f, 1f};
    float[] y = new float[4];
    Addition.forward(2, 2, ones, 0, ones, 0, y, 0, onlyFirstOfTwo());
    assertThat(y).containsExactly(2f, 2f, 2f, 2f);
  }

  /** Two threads, of which the second does nothing. */
  private static Scratch onlyFirstOfTwo() {
    Scratch scratch = Scratch.of(0);
    scratch.share(
        new Team() {
          @Override
          public int size() {
            return 2;
          }

          @Override
          public void run(int parts, IntConsumer part) {
            part.accept(0);
          }
        });
    return scratch;
  }
}
