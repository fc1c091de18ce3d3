package dev.headgate.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which gradients of parameters are overwritten, so that nobody clears them. */
class OverwritingTest {

  @Test
  void theFirstOfTwoContributionsOverwritesAndTheOtherAdds() {
    String source =
        GeneratedNet.of(
            """
            @Subnetwork interface Body {
              @Dense(units = 3) Tensor features(Tensor x);
            }
            @Use(value = Body.class, as = "body") Tensor left(@Shape(4) Tensor x);
            @Use(value = Body.class, as = "body") Tensor right(@Shape(4) Tensor z);
            @MeanSquaredError Loss loss(Tensor left, Tensor right);
            """);

    assertThat(source)
        .containsOnlyOnce("gradients, BODY_FEATURES_WEIGHT, scratch.overwrite(first));")
        .containsOnlyOnce("gradients, BODY_FEATURES_WEIGHT, scratch);")
        .contains(".overwrites(\"body.features.weight\")");
  }

  @Test
  void theOnlyContributionMayBeKeptForTheUpdate() {
    String source =
        GeneratedNet.of(
            """
            @Dense(units = 3) Tensor features(@Shape(4) Tensor x);
            @MeanSquaredError Loss loss(Tensor features, Tensor target);
            """);

    assertThat(source)
        .containsOnlyOnce("gradients, FEATURES_WEIGHT, scratch.overwriteAlone(first));")
        .contains(".overwrites(\"features.weight\")");
  }

  @Test
  void whatIsProjectedBeforeItIsSummedIsCleared() {
    String source =
        GeneratedNet.of(
            """
            @Subnetwork interface Body {
              @Dense(units = 3) Tensor features(Tensor x);
            }
            @ProjectConflicts({"one", "two"}) @Use(Body.class) Tensor body(@Shape(4) Tensor x);
            @MeanSquaredError Loss one(Tensor body, Tensor target1);
            @MeanSquaredError Loss two(Tensor body, Tensor target2);
            """);

    assertThat(source).contains(".conflict(").doesNotContain("overwrite");
  }
}
