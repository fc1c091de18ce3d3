package dev.headgate.processor.diag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.testing.Compilation;
import dev.headgate.processor.testing.TestCompiler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about single changes to a good model: where, in which words, and how often. */
class MistakesTest {

  static Stream<Arguments> mistakes() {
    return onAllCompilers("mistakes.txt");
  }

  static Stream<Arguments> mistakesInCalls() {
    return onAllCompilers("mistakes-in-calls.txt");
  }

  static Stream<Arguments> javaErrors() {
    return onAllCompilers("java-errors.txt");
  }

  private static Stream<Arguments> onAllCompilers(String file) {
    return Mistake.read(file).stream()
        .flatMap(mistake -> TestCompiler.all().map(compiler -> Arguments.of(mistake, compiler)));
  }

  @ParameterizedTest
  @MethodSource("dev.headgate.processor.testing.TestCompiler#all")
  void theModelWithoutMistakesIsSilent(TestCompiler compiler) {
    Map<String, String> sources = new LinkedHashMap<>();
    Mistake.MODEL.forEach((name, text) -> sources.put("demo." + name, text));
    sources.put("demo.User", Mistake.USER);

    assertThat(compiler.compile(sources).messages()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsTheOnlyThingTold(Mistake mistake, TestCompiler compiler) {
    Map<String, String> sources = mistake.sources();
    sources.put("demo.User", Mistake.USER);

    Compilation done = compiler.compile(sources);

    assertThat(done.messages())
        .map(Mistake::print)
        .containsExactlyInAnyOrderElementsOf(mistake.messages());
  }

  /** What a mistake makes of the calls cannot be known, so what uses them has errors of its own. */
  @ParameterizedTest
  @MethodSource("mistakesInCalls")
  void aMistakeThatChangesTheCallsIsToldToo(Mistake mistake, TestCompiler compiler) {
    Compilation done = compiler.compile(mistake.sources());

    assertThat(done.messages())
        .map(Mistake::print)
        .containsExactlyInAnyOrderElementsOf(mistake.messages());
  }

  @ParameterizedTest
  @MethodSource("javaErrors")
  void whatIsNotJavaIsLeftToTheCompiler(Mistake mistake, TestCompiler compiler) {
    Compilation done = compiler.compile(mistake.sources());

    assertThat(done.errors()).isNotEmpty();
    assertThat(done.ours()).isEmpty();
  }
}
