package dev.headgate.processor.diag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.testing.Compilation;
import dev.headgate.processor.testing.TestCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the messages are true, and there is one for every message. */
class PagesTest {

  @TempDir Path folder;

  static Stream<Arguments> pages() {
    return Page.all().stream()
        .flatMap(page -> TestCompiler.all().map(compiler -> Arguments.of(page, compiler)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theWrongExampleGivesTheMessageAndNoOther(Page page, TestCompiler compiler) {
    TestCompiler prepared =
        page.library()
            .map(code -> compiler.withoutProcessor().compile(Page.library(code)).orFail())
            .map(library -> compiler.withClassPath(library.writeClasses(folder)))
            .orElse(compiler);

    Compilation done = prepared.compile(Page.example(page.wrong()));

    assertThat(done.messages()).map(Page::print).containsExactly(page.message());
    assertThat(done.ours()).map(message -> message.id()).containsExactly(page.id());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theRightExampleGivesNone(Page page, TestCompiler compiler) {
    TestCompiler prepared =
        page.library()
            .map(code -> compiler.compile(Page.library(code)).orFail())
            .map(library -> compiler.withClassPath(library.writeClasses(folder)))
            .orElse(compiler);

    Compilation done = prepared.compile(Page.example(page.right()));

    assertThat(done.messages()).isEmpty();
  }

  @Test
  void everyMessageHasAPage() {
    List<String> ids = Arrays.stream(Problem.values()).map(Problem::id).toList();

    assertThat(Page.all()).map(Page::id).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void noTwoMessagesHaveOneId() {
    assertThat(List.of(Problem.values())).map(Problem::id).doesNotHaveDuplicates();
  }

  @Test
  void theOverviewListsEveryPage() throws IOException {
    List<String> rows =
        Page.all().stream()
            .map(
                page ->
                    "| [%1$s](%1$s.md) | %2$s | %3$s |"
                        .formatted(page.id(), page.title(), kind(page.id())))
            .toList();

    String overview = Files.readString(Page.FOLDER.resolve("README.md"));

    assertThat(overview.lines().filter(line -> line.startsWith("| [")))
        .containsExactlyInAnyOrderElementsOf(rows);
  }

  private static String kind(String id) {
    return Arrays.stream(Problem.values())
        .filter(problem -> problem.id().equals(id))
        .map(problem -> problem.severity() == Problem.Severity.ERROR ? "error" : "warning")
        .findFirst()
        .orElseThrow();
  }
}
