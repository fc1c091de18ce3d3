package dev.headgate.processor.diag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.testing.Compilation;
import dev.headgate.processor.testing.Message;
import dev.headgate.processor.testing.Source;
import dev.headgate.processor.testing.TestCompiler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes that lie between declarations, or come from outside. */
class ManyDeclarationsTest {

  private static final String ALL = "dev.headgate.processor.testing.TestCompiler#all";

  private static final String MODEL =
      """
      @Model interface Small {
        @Use(Aa.class) Tensor output(@Shape(4) Tensor input);
        @MeanSquaredError Loss loss(Tensor output, Tensor target);
      }
      """;

  private static final String CIRCLE =
      """
      @Subnetwork interface Aa { @Use(Bb.class) Tensor a(Tensor input); }
      @Subnetwork interface Bb {
        @Use(Cc.class) Tensor b(Tensor input);
      }
      @Subnetwork interface Cc { @Use(Aa.class) Tensor c(Tensor input); }
      """;

  @ParameterizedTest
  @MethodSource(ALL)
  void aCircleOfSubnetworksIsToldOnceWhereverItIsEntered(TestCompiler compiler) {
    for (String use : new String[] {"Aa.class", "Bb.class", "Cc.class"}) {
      String model = MODEL.replace("Aa.class", use);

      assertThat(compile(compiler, CIRCLE + model).messages())
          .map(Page::print)
          .containsExactly(
              "Example.java:1: error: HG-USE-004: \"Aa\" uses itself (Aa uses Bb uses Cc uses Aa):"
                  + " a network is finite, so write the repetition out as several uses");
      assertThat(compile(compiler, model + CIRCLE).ours()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void anEmptySubnetworkIsToldWhereItIsDeclared(TestCompiler compiler) {
    Message message = only(compile(compiler, MODEL + "@Subnetwork interface Aa {}"));

    assertThat(message.id()).isEqualTo("HG-DECL-003");
    assertThat(message.line()).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aMistakeInASharedSubnetworkIsToldOnce(TestCompiler compiler) {
    Message message =
        only(
            compile(
                compiler,
                MODEL
                    + MODEL.replace("Small", "Other")
                    + "@Subnetwork interface Aa { @Dense(units = 0) Tensor result(Tensor x); }"));

    assertThat(message.id()).isEqualTo("HG-ATTR-001");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void everyModelWithAWrongShapeIsToldOf(TestCompiler compiler) {
    Compilation done =
        compile(
            compiler,
            MODEL
                + MODEL.replace("Small", "Other").replace("@Shape(4)", "@Shape({2, 2})")
                + "@Subnetwork interface Aa { @Dense(units = 1) Tensor result(Tensor x); }");

    Message message = only(done);
    assertThat(message.id()).isEqualTo("HG-SHAPE-012");
    assertThat(message.line()).isEqualTo(9);
    assertThat(done.generated("example.CompiledSmall")).contains("Dense.forward");
    assertThat(done.generated("example.CompiledOther")).contains("the model has errors");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void oneNameForTwoCompiledClassesIsRefused(TestCompiler compiler) {
    String small = "@Model interface Small { @Dense(units = 1) Tensor r(@Shape(4) Tensor x); }";

    Message message =
        only(
            compile(
                compiler,
                "class Outer { " + small + " }\n" + small.replace("Small", "Outer_Small")));

    assertThat(message.text())
        .startsWith("HG-FILE-001: \"example.CompiledOuter_Small\" exists already");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void tooManyWeightsAreRefused(TestCompiler compiler) {
    StringBuilder layers =
        new StringBuilder("@Dense(units = 16384) Tensor l0(@Shape(16384) Tensor x);");
    for (int i = 1; i < 9; i++) {
      layers.append("@Dense(units = 16384) Tensor l").append(i).append("(Tensor l");
      layers.append(i - 1).append(");");
    }

    Message message = only(compile(compiler, "@Model interface Small {" + layers + "}"));

    assertThat(message.text())
        .isEqualTo(
            "HG-SHAPE-004: \"Small\" has 2416066560 weights and 147456 values for each sample,"
                + " which is more than Java's arrays can hold; make its layers smaller");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aLayerOfAnotherVersionIsRefused(TestCompiler compiler) {
    Compilation done =
        compiler.compile(
            Source.of("package dev.headgate.layer;\npublic @interface Whirl {}"),
            Page.example("@Subnetwork interface Net { @Whirl Tensor result(Tensor input); }"));

    assertThat(only(done).text())
        .isEqualTo(
            "HG-METHOD-001: @Whirl of \"result\" is unknown to this processor:"
                + " use annotations and processor of one version");
  }

  /** ECJ knows no place for a record; the message names it. */
  @ParameterizedTest
  @MethodSource(ALL)
  void aRecordIsRefusedByName(TestCompiler compiler) {
    Message message = only(compile(compiler, "\n@Model record Small(int size) {}"));

    assertThat(message.text())
        .isEqualTo(
            "HG-DECL-001: \"Small\" is neither an interface nor an abstract class:"
                + " declare it as \"interface Small\"");
    assertThat(message.line()).isEqualTo(compiler.isEcj() ? 0 : 2);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void anEnumIsRefused(TestCompiler compiler) {
    Message message = only(compile(compiler, "\n@Subnetwork enum Small { ONE }"));

    assertThat(message.id()).isEqualTo("HG-DECL-001");
    assertThat(message.line()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void whatAnotherProcessorWritesIsWaitedFor(TestCompiler compiler) {
    Compilation done =
        compiler
            .withProcessor(SizesProcessor::new)
            .compile(
                Page.example(
                    """
                    @Subnetwork interface Net { @Dense(units = Sizes.UNITS) Tensor r(Tensor x); }
                    @Model interface Small {
                      @Use(Net.class) Tensor output(@Shape(Sizes.UNITS + 1) Tensor input);
                    }
                    """));

    assertThat(done.ours()).isEmpty();
    assertThat(done.orFail().generated("example.CompiledSmall"))
        .contains("Dense.forward")
        .doesNotContain("the model has errors");
  }

  private static Compilation compile(TestCompiler compiler, String code) {
    return compiler.compile(Page.example(code));
  }

  private static Message only(Compilation done) {
    assertThat(done.messages()).hasSize(1);
    return done.messages().get(0);
  }
}
