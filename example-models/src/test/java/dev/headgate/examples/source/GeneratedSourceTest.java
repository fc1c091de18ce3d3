package dev.headgate.examples.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a mask cuts is not in the source. The golden files show the whole of it. */
class GeneratedSourceTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden-source");
  private static final String FOLDER = "dev/headgate/examples/twolosses/";

  private static Map<String, String> generated = Map.of();

  @BeforeAll
  static void compileTheExamples(@TempDir Path folder) throws IOException {
    generated = ModelSources.generate(ToolProvider.getSystemJavaCompiler(), folder);
  }

  @Test
  void withoutAMaskLoss2IsSentToNet1AndNet3IsTrained() {
    String source = source("CompiledTwoLosses");

    assertThat(ModelSources.method(source, "net2Backward"))
        .containsOnlyOnce("TransposedConvolution.backwardInput(NET2_HIDDEN");
    assertThat(ModelSources.method(source, "net3Backward"))
        .contains("gradients, NET3_EDGES_WEIGHT")
        .contains("gradients, NET3_PARTS_WEIGHT")
        .contains("gradients, NET3_MAPS_WEIGHT");
  }

  @Test
  void question1ComputesNothingThatLoss2WouldSendToNet1() {
    String source = source("CompiledTwoLossesQuestion1");
    String net2 = ModelSources.method(source, "net2Backward");

    assertThat(net2)
        .doesNotContain("TransposedConvolution.backwardInput(NET2_HIDDEN")
        .doesNotContain("NET1_FEATURES_GRADIENT")
        .contains("gradients, NET2_HIDDEN_WEIGHT")
        .contains("@StopGradientFrom(\"loss2\") on output1");
    // One writer of what net1 receives: loss1. Nothing is added to it.
    assertThat(source).doesNotContain("Addition.");
    assertThat(ModelSources.method(source, "loss1Backward"))
        .contains("values, n * NET1_FEATURES_GRADIENT");
  }

  @Test
  void question2ComputesNoGradientOfNet3sParametersThoughLoss2PassesThroughIt() {
    String source = source("CompiledTwoLossesQuestion2");
    String net3 = ModelSources.method(source, "net3Backward");

    assertThat(net3)
        .doesNotContain("backwardWeight")
        .doesNotContain("Bias.backward")
        .doesNotContain("gradients,")
        .contains("@Frozen on output3")
        .contains("values, n * NET2_PICTURE_GRADIENT");
    assertThat(ModelSources.method(source, "net2Backward"))
        .contains("gradients, NET2_HIDDEN_WEIGHT");
  }

  @Test
  void theWholeSourceIsAsTheGoldenFilesShow() {
    assertThat(source("CompiledTwoLossesQuestion1"))
        .isEqualTo(golden("CompiledTwoLossesQuestion1"));
    assertThat(source("CompiledTwoLossesQuestion2"))
        .isEqualTo(golden("CompiledTwoLossesQuestion2"));
  }

  private static String source(String name) {
    return generated.getOrDefault(FOLDER + name + ".java", "");
  }

  private static String golden(String name) {
    return ModelSources.text(GOLDEN.resolve(name + ".java.txt"));
  }
}
