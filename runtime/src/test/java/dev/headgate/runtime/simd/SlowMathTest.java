package dev.headgate.runtime.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each stands in for the vectors at any time, so not a bit may differ. */
class SlowMathTest {

  private static final int COUNT = 4 * Lanes.LENGTH;
  private static final float[] SPECIAL = {
    0f, -0f, 1f, 1e-12f, 87f, 104f, 1e30f, Float.NaN, Float.POSITIVE_INFINITY, 0.70710677f
  };

  private final Random random = new Random(5);

  private interface Forward {
    void run(int count, float[] x, int xAt, float[] y, int yAt);
  }

  private interface Backward {
    void run(int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt);
  }

  @Test
  void theExponentialHasTheBitsOfTheVectors() {
    for (int run = 0; run < 300; run++) {
      float[] x = values(run % 2 == 0 ? 1f : 100f);
      float[] slow = new float[COUNT];
      float[] fast = new float[COUNT];
      SlowMath.expOfSize(COUNT, 0.5f + run % 3, x, 0, slow);
      VectorPowers.ofSize(COUNT, 0.5f + run % 3, x, 0, fast);
      assertThat(slow).isEqualTo(fast);
    }
  }

  @Test
  void exponentialsBelowTheLargestAndTheirSumsHaveTheBitsOfTheVectors() {
    for (int run = 0; run < 300; run++) {
      float[] x = values(run % 2 == 0 ? 1f : 100f);
      float largest = run % 3 == 0 ? Float.POSITIVE_INFINITY : 100f;
      float[] slow = new float[COUNT + 1];
      float[] fast = new float[COUNT + 1];
      int count = COUNT - run % Lanes.LENGTH;
      float[] slowTop = {-2f};
      float[] fastTop = {-2f};
      int next = run % Lanes.LENGTH;
      slow[COUNT] = SlowMath.expBelow(count, largest, x, 0, next, slowTop, slow, 0);
      fast[COUNT] = VectorPowers.below(count, largest, x, 0, next, fastTop, fast, 0);
      assertThat(slow).isEqualTo(fast);
      if (!Float.isNaN(slowTop[0])) {
        assertThat(fastTop).isEqualTo(slowTop);
      }
      float[] tops = new float[COUNT];
      Arrays.fill(tops, 101f);
      float[] slowSums = tops.clone();
      float[] fastSums = tops.clone();
      SlowMath.addExpBelow(0, COUNT, tops, x, 0, slow, 1, slowSums);
      VectorPowers.addBelow(COUNT, tops, x, 0, fast, 1, fastSums);
      assertThat(slow).isEqualTo(fast);
      assertThat(slowSums).isEqualTo(fastSums);
    }
  }

  @Test
  void activationsHaveTheBitsOfTheVectors() {
    same(SlowActivations::sigmoid, VectorActivations::sigmoid);
    same(SlowActivations::tanh, VectorActivations::tanh);
    same(SlowActivations::silu, VectorGates::silu);
    same(SlowActivations::gelu, VectorGates::gelu);
    same(SlowActivations::tanhGelu, VectorGates::tanhGelu);
  }

  @Test
  void gradientsOfActivationsHaveTheBitsOfTheVectors() {
    same(SlowActivations::siluBackward, VectorGates::siluBackward);
    same(SlowActivations::geluBackward, VectorGates::geluBackward);
    same(SlowActivations::tanhGeluBackward, VectorGates::tanhGeluBackward);
  }

  private void same(Backward slow, Backward fast) {
    float[] dy = values(3f);
    same(
        (count, x, xAt, y, yAt) -> slow.run(count, x, xAt, dy, 0, y, yAt),
        (count, x, xAt, y, yAt) -> fast.run(count, x, xAt, dy, 0, y, yAt));
  }

  private void same(Forward slow, Forward fast) {
    for (int run = 0; run < 300; run++) {
      float[] x = values(run % 2 == 0 ? 1f : 30f);
      for (int i = 0; i < COUNT; i += 2) {
        x[i] = -x[i];
      }
      float[] y = new float[COUNT];
      float[] expected = new float[COUNT];
      slow.run(COUNT, x, 0, expected, 0);
      fast.run(COUNT, x, 0, y, 0);
      assertThat(y).isEqualTo(expected);
    }
  }

  @Test
  void theLogarithmHasTheBitsOfTheVectors() {
    for (int run = 0; run < 300; run++) {
      float[] slow = values(run % 2 == 0 ? 1f : 1e6f);
      slow[8] = -1f; // the infinity, which is not allowed here
      float[] fast = slow.clone();
      SlowMath.log(COUNT, slow);
      VectorMath.logOfVectors(COUNT, fast);
      for (int i = 0; i < COUNT; i++) {
        if (!Float.isNaN(slow[i]) || !Float.isNaN(fast[i])) {
          assertThat(slow[i]).isEqualTo(fast[i]);
        }
      }
    }
  }

  @Test
  void theLogarithmOfOneAndAFractionHasTheBitsOfTheVectors() {
    for (int run = 0; run < 300; run++) {
      float[] slow = new float[COUNT];
      for (int i = 0; i < COUNT; i++) {
        slow[i] = random.nextFloat();
      }
      float[] fast = slow.clone();
      SlowMath.log1p(COUNT, slow);
      VectorMath.log1pOfVectors(COUNT, fast);
      assertThat(slow).isEqualTo(fast);
    }
  }

  @Test
  void theSumHasTheBitsOfTheVectors() {
    for (int vectors = 0; vectors < 80; vectors++) {
      int count = vectors * Lanes.LENGTH;
      float[] x = new float[3 + count];
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextFloat() - 0.3f;
      }
      assertThat(SlowSums.plain(count, x, 3)).isEqualTo(VectorSums.plain(count, x, 3));
    }
  }

  @Test
  void sumsAboutACentreHaveTheBitsOfTheVectors() {
    for (int vectors = 0; vectors < 70; vectors++) {
      int count = vectors * Lanes.LENGTH;
      float[] x = new float[3 + count];
      float[] dy = new float[1 + count];
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextFloat() - 0.3f;
        dy[Math.max(0, i - 2)] = random.nextFloat() - 0.6f;
      }
      assertThat(SlowSums.differences(count, 0.2f, x, 3))
          .isEqualTo(VectorSums.differences(count, 0.2f, x, 3));
      assertThat(SlowSums.squares(count, 0.2f, x, 3))
          .isEqualTo(VectorSums.squares(count, 0.2f, x, 3));
      assertThat(SlowSums.products(count, 0.2f, x, 3, dy, 1))
          .isEqualTo(VectorSums.products(count, 0.2f, x, 3, dy, 1));
    }
  }

  private float[] values(float scale) {
    float[] values = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      values[i] = i < SPECIAL.length ? SPECIAL[i] : scale * random.nextFloat();
    }
    return values;
  }
}
