package dev.headgate.processor.diag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.testing.Compilation;
import dev.headgate.processor.testing.TestCompiler;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A stale mask is impossible: who renames a loss or an instance and forgets an annotation that
 * names it is told at that annotation, with the new name, and of nothing else.
 */
class StaleNamesTest {

  /** A model with places for annotations, each on a line of its own, and what names may be. */
  private static final String MODEL =
      """
      @Subnetwork
      <type>
      interface Net {
        @Dense(units = 3) Tensor result(
            <inner>
            Tensor input);
      }

      @Model
      <model>
      interface Small {
        @Use(value = Net.class, as = "first")
        <use>
        Tensor first(@Shape(3) Tensor input);

        @Use(value = Net.class, as = "second")
        <average>
        Tensor second(
            <parameter>
            Tensor first);

        @MeanSquaredError Loss near(
            <judged>
            Tensor second, Tensor target);
        @MeanAbsoluteError Loss straight(Tensor second, Tensor target);
      }
      """;

  /** An annotation in a place, which names the loss "near" or the instance "first". */
  private record Case(String place, String annotation, String name) {

    /** The model with the annotation, after what it names has been called otherwise. */
    String source(String renamed) {
      String declared =
          name.equals("near")
              ? MODEL.replace("Loss near(", "Loss " + renamed + "(")
              : MODEL.replace("as = \"first\"", "as = \"" + renamed + "\"");
      return declared.replace("<" + place + ">", annotation).replaceAll("<\\w+>", "");
    }

    int line() {
      String before = MODEL.substring(0, MODEL.indexOf("<" + place + ">"));
      return 1 + (int) before.chars().filter(letter -> letter == '\n').count();
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case("type", "@Frozen(\"near\")", "near"),
          new Case("use", "@Frozen(\"near\")", "near"),
          new Case("type", "@StopGradientFrom(\"near\")", "near"),
          new Case("use", "@StopGradientFrom({\"straight\", \"near\"})", "near"),
          new Case("inner", "@StopGradientFrom(\"near\")", "near"),
          new Case("parameter", "@StopGradientFrom(\"near\")", "near"),
          new Case("judged", "@StopGradientFrom(\"near\")", "near"),
          new Case("inner", "@GradientScale(loss = \"near\", value = 2)", "near"),
          new Case("parameter", "@GradientScale(loss = \"near\", value = 2)", "near"),
          new Case("judged", "@GradientScale(loss = \"near\", value = 2)", "near"),
          new Case("type", "@ProjectConflicts({\"near\", \"straight\"})", "near"),
          new Case("use", "@ProjectConflicts({\"straight\", \"near\"})", "near"),
          new Case(
              "model",
              "@Phase(name = \"all\", losses = {\"near\", \"straight\"}, trains = \"second\")",
              "near"),
          new Case(
              "model",
              "@Phase(name = \"all\", losses = {\"near\", \"straight\"}, trains = {\"second\", \"first\"})",
              "first"),
          new Case("average", "@AverageOf(\"first\")", "first"));

  static Stream<Arguments> cases() {
    return CASES.stream()
        .flatMap(one -> TestCompiler.all().map(compiler -> Arguments.of(one, compiler)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whoRenamesIsToldOfEveryAnnotationThatNamesIt(Case stale, TestCompiler compiler) {
    String renamed = stale.name() + "s";

    Compilation done = compiler.compile(Page.example(stale.source(renamed)));

    assertThat(done.messages()).hasSize(1);
    assertThat(done.errors()).hasSize(1);
    assertThat(done.errors().get(0).text())
        .contains("\"" + stale.name() + "\"")
        .contains("did you mean \"" + renamed + "\"?");
    assertThat(done.errors().get(0).line()).isEqualTo(stale.line());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void withTheRightNameThereIsNoError(Case right, TestCompiler compiler) {
    Compilation done = compiler.compile(Page.example(right.source(right.name())));

    assertThat(done.errors()).isEmpty();
  }
}
