package dev.headgate.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where activations are made by the kernel before them, and where they cannot be. */
class FusionTest {

  @Test
  void aLayerMakesItsActivationAndTheNextLayerGoesBackThroughIt() {
    String source =
        GeneratedNet.of(
            """
            @Conv2d(filters = 2, kernel = 3) @LeakyRelu(slope = 0.2f)
            Tensor edges(@Shape({1, 5, 5}) Tensor image);
            @Conv2d(filters = 1, kernel = 2) Tensor map(Tensor edges);
            @MeanSquaredError Loss loss(Tensor map, Tensor target);
            """);

    assertThat(source)
        .contains("values, n * EDGES, scratch.then(LeakyRelu.FUNCTION, 0.2f));")
        .contains("scratch.thenBack(LeakyRelu.FUNCTION, 0.2f, values, n * EDGES));")
        .doesNotContain("LeakyRelu.forward")
        .doesNotContain("LeakyRelu.backward")
        .doesNotContain("EDGES_CONV2D = ");
  }

  @Test
  void whatAnotherLayerReadsIsWrittenAsItIs() {
    String source =
        GeneratedNet.of(
            """
            @Dense(units = 3) Tensor features(@Shape(4) Tensor x);
            @Relu Tensor positive(Tensor features);
            @Add Tensor sum(Tensor features, Tensor positive);
            @MeanSquaredError Loss loss(Tensor sum, Tensor target);
            """);

    assertThat(source).contains("Relu.forward", "Relu.backward").doesNotContain("FUNCTION");
  }

  @Test
  void outputsAreWrittenAsTheyAre() {
    String source =
        GeneratedNet.of(
            """
            @Dense(units = 3) @Output Tensor features(@Shape(4) Tensor x);
            @Relu Tensor positive(Tensor features);
            @MeanSquaredError Loss loss(Tensor positive, Tensor target);
            """);

    assertThat(source).contains("Relu.forward").doesNotContain("then(Relu.FUNCTION");
  }

  @Test
  void whatNeedsItsInputForItsDerivativeIsACallOfItsOwn() {
    String source =
        GeneratedNet.of(
            """
            @Dense(units = 3) @Gelu Tensor features(@Shape(4) Tensor x);
            @MeanSquaredError Loss loss(Tensor features, Tensor target);
            """);

    assertThat(source).contains("Gelu.forward", "Gelu.backward").doesNotContain("FUNCTION");
  }

  @Test
  void aLossGoesBackThroughTheActivationBeforeItWhereverThatIs() {
    String source =
        GeneratedNet.of(
            """
            @Subnetwork interface Body {
              @Dense(units = 3) @Sigmoid Tensor probability(Tensor x);
            }
            @Use(Body.class) Tensor body(@Shape(4) Tensor x);
            @BinaryCrossEntropy Loss loss(Tensor body, Tensor target);
            """);

    assertThat(source)
        .contains(
            "BinaryCrossEntropy.backwardPrediction(",
            "scratch.thenBack(Sigmoid.FUNCTION, values, n * BODY_PROBABILITY));")
        .doesNotContain("Sigmoid.backward");
  }

  @Test
  void sumsAndNormalisationsMakeTheirActivationsAndGoBackThroughThoseBefore() {
    String source =
        GeneratedNet.of(
            """
            @Conv2d(filters = 2, kernel = 3, padding = 1) @BatchNorm @Relu
            Tensor first(@Shape({2, 5, 5}) Tensor image);
            @Conv2d(filters = 2, kernel = 3, padding = 1) @BatchNorm Tensor second(Tensor first);
            @Add @Tanh Tensor block(Tensor first, Tensor second);
            @MeanSquaredError Loss loss(Tensor block, Tensor target);
            """);

    assertThat(source)
        .containsPattern("BatchNormalization.forward\\([^;]*scratch.then\\(Relu.FUNCTION\\)")
        .containsPattern("Addition.forward\\([^;]*scratch.then\\(Tanh.FUNCTION\\)")
        .containsPattern(
            "Addition.forward\\([^;]*scratch.thenBack\\(Relu.FUNCTION, values, n \\* FIRST_2\\)")
        .containsPattern(
            "MeanSquaredError.backwardPrediction\\([^;]*thenBack\\(Tanh.FUNCTION, values, n \\* BLOCK\\)")
        .doesNotContain("Relu.forward", "Relu.backward", "Tanh.forward", "Tanh.backward");
  }

  @Test
  void aUseKeepsWhatIsIts() {
    String source =
        GeneratedNet.of(
            """
            @Subnetwork interface Body {
              @Dense(units = 3) Tensor features(Tensor x);
            }
            @Use(Body.class) Tensor body(@Shape(4) Tensor x);
            @Sigmoid Tensor probability(Tensor body);
            @MeanSquaredError Loss loss(Tensor probability, Tensor target);
            """);

    assertThat(source).contains("Sigmoid.forward").doesNotContain("then(Sigmoid.FUNCTION");
  }
}
