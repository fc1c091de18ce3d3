package dev.headgate.processor.diag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.testing.Compilation;
import dev.headgate.processor.testing.Message;
import dev.headgate.processor.testing.Source;
import dev.headgate.processor.testing.TestCompiler;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing that a user can write makes the processor throw, and where it is silent, what it
 * generates compiles.
 */
class RobustnessTest {

  private static final int BATCHES = 4;
  private static final int MUTANTS = 50;

  @ParameterizedTest
  @MethodSource("dev.headgate.processor.testing.TestCompiler#all")
  void whateverIsWritten(TestCompiler compiler) {
    int silent = 0;
    Set<String> told = new TreeSet<>();
    for (int batch = 0; batch < BATCHES; batch++) {
      Mutants mutants = new Mutants(batch);
      Map<String, List<Source>> packages = new TreeMap<>();
      IntStream.range(0, MUTANTS)
          .mapToObj(i -> "m" + i)
          .forEach(name -> packages.put(name, mutants.next(name)));
      silent += check(compiler, packages, told);
    }
    assertThat(silent).as("mutants that are models").isPositive();
    assertThat(told).as("different messages").hasSizeGreaterThan(5);
  }

  /**
   * Compiles all at once, again and again without those that have errors, until only models are
   * left.
   *
   * @param told collects the IDs of messages
   * @return how many these are
   */
  private static int check(
      TestCompiler compiler, Map<String, List<Source>> packages, Set<String> told) {
    while (!packages.isEmpty()) {
      Compilation done = compile(compiler, packages);
      done.ours().forEach(message -> told.add(message.id()));
      Set<String> wrong =
          done.errors().stream().map(RobustnessTest::packageOf).collect(Collectors.toSet());
      if (wrong.isEmpty()) {
        Set<String> models = new HashSet<>();
        packages.keySet().stream()
            .filter(name -> text(packages, name).contains("@ Model"))
            .forEach(models::add);
        packages.keySet().stream()
            .filter(name -> done.classFiles().containsKey(name + ".CompiledTwo"))
            .forEach(models::remove);
        assertThat(models).as("silent, but without a compiled class").isEmpty();
        return packages.size();
      }
      for (Message error : done.errors()) {
        boolean generated = error.file().contains("Compiled") || error.file().contains("_Desc");
        boolean alone =
            done.errors().stream()
                .filter(other -> packageOf(other).equals(packageOf(error)))
                .allMatch(other -> other.file().equals(error.file()));
        if (generated && alone) {
          throw new AssertionError(error + "\nin\n" + text(packages, packageOf(error)));
        }
      }
      assertThat(packages.keySet().removeAll(wrong)).as(done.errors().toString()).isTrue();
    }
    return 0;
  }

  /** On an exception, finds the mutant that it comes from. */
  private static Compilation compile(TestCompiler compiler, Map<String, List<Source>> packages) {
    try {
      return compiler.compile(
          packages.values().stream().flatMap(List::stream).toArray(Source[]::new));
    } catch (AssertionError e) {
      packages.values().forEach(sources -> compiler.compile(sources.toArray(Source[]::new)));
      throw e;
    }
  }

  private static String packageOf(Message message) {
    return message.file().replaceFirst("/.*", "");
  }

  private static String text(Map<String, List<Source>> packages, String name) {
    return packages.getOrDefault(name, List.of()).stream()
        .map(Source::text)
        .collect(Collectors.joining("\n"));
  }
}
