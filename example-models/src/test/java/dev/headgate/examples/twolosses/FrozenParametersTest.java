package dev.headgate.examples.twolosses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.runtime.train.AdamW;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What no loss trains is not touched, not even by the decay of weights. */
class FrozenParametersTest {

  private static final int STEPS = 100;
  private static final int BATCH = 2;

  private static float[] uniform(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  @Test
  void frozenParametersKeepTheirBitsThroughAHundredStepsOfAdamWWithDecay() {
    Random random = new Random(11);
    try (CompiledTwoLossesQuestion2 model =
        CompiledTwoLossesQuestion2.builder()
            .batchSize(BATCH)
            .seed(5)
            .updater(AdamW.builder().learningRate(0.01).weightDecay(0.1).build())
            .build()) {
      Map<String, float[]> before = new HashMap<>();
      model.parameterNames().forEach(name -> before.put(name, model.parameterValues(name)));

      for (int i = 0; i < STEPS; i++) {
        model.step(
            BATCH,
            uniform(random, BATCH * 56 * 56),
            uniform(random, BATCH * 20 * 51 * 51),
            uniform(random, BATCH * 2 * 49 * 49));
      }

      assertThat(before.keySet()).anyMatch(name -> name.startsWith("net3."));
      before.forEach(
          (name, elements) -> {
            float[] now = model.parameterValues(name);
            for (int i = 0; i < now.length; i++) {
              boolean same =
                  Float.floatToRawIntBits(now[i]) == Float.floatToRawIntBits(elements[i]);
              assertThat(same)
                  .as("%s[%d] was %s and is %s: the same", name, i, elements[i], now[i])
                  .isEqualTo(name.startsWith("net3."));
            }
          });
    }
  }
}
