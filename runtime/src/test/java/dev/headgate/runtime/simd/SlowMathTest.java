package dev.headgate.runtime.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each stands in for the vectors at any time, so not a bit may differ. */
class SlowMathTest {

  private static final int COUNT = 4 * Lanes.LENGTH;
  private static final float[] SPECIAL = {
    0f, -0f, 1f, 1e-12f, 87f, 104f, 1e30f, Float.NaN, Float.POSITIVE_INFINITY, 0.70710677f
  };

  private final Random random = new Random(5);

  @Test
  void theExponentialHasTheBitsOfTheVectors() {
    for (int run = 0; run < 300; run++) {
      float[] x = values(run % 2 == 0 ? 1f : 100f);
      float[] slow = new float[COUNT];
      float[] fast = new float[COUNT];
      SlowMath.expOfSize(COUNT, -0.5f - run % 3, x, 0, slow);
      VectorMath.expOfSizeOfVectors(COUNT, -0.5f - run % 3, x, 0, fast);
      assertThat(slow).isEqualTo(fast);
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
    for (int pairs = 0; pairs < 40; pairs++) {
      int count = pairs * VectorElements.PAIR;
      float[] x = new float[3 + count];
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextFloat() - 0.3f;
      }
      assertThat(SlowMath.sum(count, x, 3)).isEqualTo(VectorElements.sum(count, x, 3));
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
