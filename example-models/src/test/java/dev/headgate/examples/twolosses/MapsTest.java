package dev.headgate.examples.twolosses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MapsTest {

  private static final int SIZE = 10;
  private static final int OUT = SIZE - 7;

  @Test
  void marksTheForegroundCroppedAroundTheCentre() {
    float[] image = new float[SIZE * SIZE];
    image[4 * SIZE + 3] = 0.5f;
    image[5 * SIZE + 5] = 0.09f;
    image[SIZE + 1] = 1;
    float[] maps = new float[2 * OUT * OUT];

    Maps.draw(SIZE, image, 0, maps, 0);

    assertThat(Arrays.copyOf(maps, OUT * OUT)).containsExactly(0, 0, 0, 1, 0, 0, 0, 0, 0);
  }

  @Test
  void measuresSlopesUpToTheSteepest() {
    float[] ramp = new float[SIZE * SIZE];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = 0.03f * (i % SIZE) + 0.04f * (i / SIZE);
    }
    float[] maps = new float[2 * OUT * OUT];
    float[] steep = new float[SIZE * SIZE];
    steep[4 * SIZE + 4] = 1;
    float[] steepMaps = new float[2 * OUT * OUT];

    Maps.draw(SIZE, ramp, 0, maps, 0);
    Maps.draw(SIZE, steep, 0, steepMaps, 0);

    for (int cell = OUT * OUT; cell < maps.length; cell++) {
      assertThat(maps[cell]).isCloseTo(0.05f / 0.25f, within(1e-5f));
    }
    assertThat(Arrays.copyOfRange(steepMaps, OUT * OUT, 2 * OUT * OUT))
        .containsExactly(0, 1, 0, 1, 0, 1, 0, 1, 0);
  }
}
