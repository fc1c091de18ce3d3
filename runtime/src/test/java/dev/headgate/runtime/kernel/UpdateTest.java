package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the formulas compute is compared with ND4J where updaters are tested; here, how. */
class UpdateTest {

  /** A rule of up to three states, with some numbers for its scalars. */
  private interface Rule {
    void update(int count, float[] g, float[][] state, int at, float[] p, int pAt);
  }

  private static Arguments rule(String name, Rule rule) {
    return Arguments.of(name, rule);
  }

  static Stream<Arguments> rules() {
    float r = 0.1f;
    float a = 0.9f;
    float b = 0.99f;
    float e = 1e-6f;
    return Stream.of(
        rule("scale", (n, g, s, at, p, pAt) -> Update.scale(n, a, p, pAt)),
        rule("descent", (n, g, s, at, p, pAt) -> Update.subtractScaled(n, r, g, at, p, pAt)),
        rule("nesterovs", (n, g, s, at, p, pAt) -> Update.nesterovs(n, r, a, g, s[0], at, p, pAt)),
        rule(
            "adam", (n, g, s, at, p, pAt) -> Update.adam(n, r, a, b, e, g, s[0], s[1], at, p, pAt)),
        rule(
            "adaMax",
            (n, g, s, at, p, pAt) -> Update.adaMax(n, r, a, b, g, s[0], s[1], at, p, pAt)),
        rule(
            "amsGrad",
            (n, g, s, at, p, pAt) ->
                Update.amsGrad(n, r, a, b, e, g, s[0], s[1], s[2], at, p, pAt)),
        rule(
            "nadam",
            (n, g, s, at, p, pAt) -> Update.nadam(n, r, a, b, e, g, s[0], s[1], at, p, pAt)),
        rule(
            "adaBelief",
            (n, g, s, at, p, pAt) -> Update.adaBelief(n, r, a, b, e, g, s[0], s[1], at, p, pAt)),
        rule("adaGrad", (n, g, s, at, p, pAt) -> Update.adaGrad(n, r, e, g, s[1], at, p, pAt)),
        rule(
            "adaDelta",
            (n, g, s, at, p, pAt) -> Update.adaDelta(n, a, e, g, s[1], s[2], at, p, pAt)),
        rule("rmsProp", (n, g, s, at, p, pAt) -> Update.rmsProp(n, r, a, e, g, s[1], at, p, pAt)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void bothImplementationsGiveTheSameBitsAndStayInTheirRange(String name, Rule rule) {
    for (int count = 0; count < 70; count++) {
      float[] scalar = run(Implementation.SCALAR, rule, count);
      float[] vector = run(Implementation.VECTOR, rule, count);
      for (int i = 0; i < scalar.length; i++) {
        if (Float.floatToIntBits(scalar[i]) != Float.floatToIntBits(vector[i])) {
          assertThat(vector[i]).as("number %d of %d elements", i, count).isEqualTo(scalar[i]);
        }
      }
    }
  }

  /** Everything that the rule may have changed, after two updates. */
  private static float[] run(Implementation implementation, Rule rule, int count) {
    Random random = new Random(count);
    int at = random.nextInt(5);
    int parameterAt = random.nextInt(5);
    float[][] state = new float[3][];
    state[0] = Arena.randoms(random, at + count + 3);
    for (int k = 1; k < state.length; k++) {
      state[k] = Arena.randoms(random, at + count + 3);
      for (int i = 0; i < state[k].length; i++) {
        state[k][i] = state[k][i] * state[k][i]; // a mean of squares
      }
    }
    float[] gradient = Arena.randoms(random, at + count + 3);
    for (int i = 0; i < gradient.length; i += 7) {
      gradient[i] = i % 2 == 0 ? 0f : 1e-30f;
    }
    float[] parameter = Arena.randoms(random, parameterAt + count + 3);
    float[] gradientBefore = gradient.clone();
    float[][] stateBefore = {state[0].clone(), state[1].clone(), state[2].clone()};
    float[] parameterBefore = parameter.clone();
    implementation.run(
        () -> {
          rule.update(count, gradient, state, at, parameter, parameterAt);
          rule.update(count, gradient, state, at, parameter, parameterAt);
        });
    assertThat(gradient).as("gradient").isEqualTo(gradientBefore);
    assertSameAround("parameter", parameterBefore, parameter, parameterAt, count);
    for (int k = 0; k < state.length; k++) {
      assertSameAround("state", stateBefore[k], state[k], at, count);
    }
    float[] all = Arrays.copyOf(parameter, parameter.length + 3 * gradient.length);
    for (int k = 0; k < state.length; k++) {
      System.arraycopy(state[k], 0, all, parameter.length + k * gradient.length, gradient.length);
    }
    return all;
  }

  private static void assertSameAround(
      String what, float[] before, float[] after, int at, int count) {
    assertThat(Arrays.copyOf(after, at))
        .as("%s before the range", what)
        .isEqualTo(Arrays.copyOf(before, at));
    assertThat(Arrays.copyOfRange(after, at + count, after.length))
        .as("%s behind the range", what)
        .isEqualTo(Arrays.copyOfRange(before, at + count, before.length));
  }
}
