package dev.headgate.processor.diag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.testing.Compilation;
import dev.headgate.processor.testing.Message;
import dev.headgate.processor.testing.TestCompiler;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code @SuppressWarnings} silences the warnings it names where it stands, and nothing else. */
class SuppressionsTest {

  private static final String ALL = "dev.headgate.processor.testing.TestCompiler#all";

  /** A mask that cuts nothing; one of the places is filled in. */
  private static final String MODEL =
      """
      <outer> interface Outer {
        <type> @Model interface Small {
          <method> @Dense(units = 3)
          Tensor hidden(@Shape(4) <parameter> @StopGradientFrom Tensor input);
          <other> @MeanSquaredError Loss loss(Tensor hidden, Tensor target);
        }
      }
      """;

  @TempDir Path folder;

  /** Where the annotation stands, what it says, and whether it silences the warning. */
  private record Case(String place, String words, boolean silent) {
    String source() {
      return MODEL.replace(place, "@SuppressWarnings(" + words + ")").replaceAll("<\\w+>", "");
    }
  }

  static Stream<Arguments> cases() {
    String own = "\"headgate:HG-MASK-002\"";
    return Stream.of(
            new Case("<parameter>", own, true),
            new Case("<method>", own, true),
            new Case("<type>", own, true),
            new Case("<outer>", own, true),
            new Case("<outer>", "\"headgate:all\"", true),
            new Case("<method>", "{\"unused\", " + own + "}", true),
            new Case("<method>", "\"headgate:HG-MASK-\" + \"002\"", true),
            new Case("<method>", "\"headgate:HG-MASK-001\"", false),
            new Case("<method>", "\"HG-MASK-002\"", false),
            new Case("<method>", "\"all\"", false),
            new Case("<other>", own, false))
        .flatMap(each -> TestCompiler.all().map(compiler -> Arguments.of(each, compiler)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void silencesWhatItNamesWhereItStands(Case written, TestCompiler compiler) {
    Compilation done = compiler.compile(Page.example(written.source())).orFail();

    assertThat(done.ours())
        .map(Message::id)
        .isEqualTo(written.silent() ? List.of() : List.of("HG-MASK-002"));
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void silencesNoErrorAndSaysSo(TestCompiler compiler) {
    String source =
        """
        @SuppressWarnings({"headgate:all", "headgate:HG-CYCLE-001"})
        @Model interface Small {
          @SuppressWarnings("headgate:HG-NAME-002")
          @Dense(units = 3) Tensor hidden(Tensor hidden);
        }
        """;

    Compilation done = compiler.compile(Page.example(source));
    Compilation audible = compiler.compile(Page.example(source.replace("\"headgate:all\", ", "")));

    assertThat(done.ours())
        .map(Page::print)
        .containsExactly(
            "Example.java:4: error: HG-NAME-002: \"hidden\" needs its own result:"
                + " hidden takes hidden; let one of them take something else");
    assertThat(audible.ours())
        .map(Page::print)
        .filteredOn(message -> message.contains("HG-SUPPRESS-001"))
        .containsExactlyInAnyOrder(
            "Example.java:1: warning: HG-SUPPRESS-001: \"headgate:HG-CYCLE-001\" suppresses"
                + " nothing: there is no such warning; did you mean \"HG-NODE-001\"? (known:"
                + " HG-LOSS-003, HG-MASK-001, HG-MASK-002, HG-MASK-003, HG-FACTOR-002,"
                + " HG-FACTOR-003, HG-PHASE-003, HG-PHASE-004, HG-CONFLICT-002, HG-SUPPRESS-001,"
                + " HG-NODE-001, all)",
            "Example.java:3: warning: HG-SUPPRESS-001: \"headgate:HG-NAME-002\" suppresses"
                + " nothing: this is an error, which can only be put right; remove it");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void silencesWhatAClassFileGivesAtItsUse(TestCompiler compiler) {
    Path classes =
        compiler
            .compile(
                Page.library(
                    "@Subnetwork @Frozen public interface Net { @Relu Tensor y(Tensor x); }"))
            .orFail()
            .writeClasses(folder);
    String model =
        """
        @Model interface Small {
          @Dense(units = 3) Tensor hidden(@Shape(4) Tensor input);
          <use> @Use(Net.class) Tensor output(Tensor hidden);
          @MeanSquaredError Loss loss(Tensor output, Tensor target);
        }
        """;
    TestCompiler prepared = compiler.withClassPath(classes);

    Compilation told = prepared.compile(Page.example(model.replace("<use>", "")));
    Compilation silent =
        prepared.compile(
            Page.example(model.replace("<use>", "@SuppressWarnings(\"headgate:HG-MASK-002\")")));

    assertThat(told.ours()).map(Message::id).containsExactly("HG-MASK-002");
    assertThat(silent.ours()).isEmpty();
  }
}
