package dev.headgate.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Measures Headgate and other frameworks side by side and writes {@code docs/performance.md}. */
public final class Main {

  private static final String ROUNDS = "rounds:";

  private Main() {}

  /**
   * Runs the comparison.
   *
   * @param arguments the folder of the module benchmarks; then, optionally, a comma-separated list
   *     of {@code quick}, {@code rounds:N} and the parts of the page to measure, all unless some
   *     are named
   */
  public static void main(String[] arguments) throws IOException {
    Path module = Path.of(arguments[0]);
    Set<String> wishes = new TreeSet<>();
    if (arguments.length > 1) {
      wishes.addAll(Arrays.asList(arguments[1].split(",")));
    }
    wishes.remove("true"); // What Maven makes of -Dcompare without a value.
    Effort effort = wishes.remove("quick") ? Effort.QUICK : Effort.FULL;
    for (String wish : List.copyOf(wishes)) {
      if (wish.startsWith(ROUNDS)) {
        effort = effort.withRounds(Integer.parseInt(wish.substring(ROUNDS.length())));
        wishes.remove(wish);
      }
    }
    List<Topic> topics = Topics.named(wishes);
    Entrants entrants = new Entrants(module);
    Page page = new Page(module.resolveSibling("docs"));
    for (Topic topic : topics) {
      page.replace(topic.name(), topic.measure(entrants, effort, page));
    }
  }
}
