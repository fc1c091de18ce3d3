package dev.headgate.benchmarks.comparison;

import dev.headgate.benchmarks.kernel.Steadiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What was measured on, and what. */
final class MachineTopic implements Topic {

  @Override
  public String name() {
    return "machine";
  }

  @Override
  public String measure(Entrants entrants, Effort effort, Page page) throws IOException {
    Entrant djl = entrants.djl;
    Markdown table = new Markdown();
    table.row("", "");
    table.row("processor", cpuInfo("model name") + ", " + cores() + " cores");
    table.row("widest vectors", vectors());
    Progress.say("machine: how steady it is");
    Map<String, String> rates =
        Child.run(entrants.headgate.running(Steadiness.class), 2, List.of());
    table.row("one core's FMA rate in a hundred windows of 100 ms", steadiness(rates, "one"));
    table.row("that of two cores at once, in turns with it", steadiness(rates, "two"));
    table.row("memory", memory());
    table.row("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    table.row("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
    table.row("LibTorch", "`org.bytedeco:pytorch` " + entrants.libTorch.version("pytorch"));
    table.row(
        "DJL",
        "`ai.djl:api` " + djl.version("api") + " on PyTorch " + djl.version("pytorch-native-cpu"));
    table.row(
        "SameDiff",
        "`org.nd4j:nd4j-native` " + entrants.sameDiff.version("nd4j-native") + ", the plain build");
    return table.toString();
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static String vectors() throws IOException {
    String flags = cpuInfo("flags");
    return flags.contains("avx512f") ? "AVX-512" : flags.contains("avx2") ? "AVX2" : "unknown";
  }

  private static String steadiness(Map<String, String> rates, String cores) {
    return "largest %s, median %s, smallest %s GFLOP/s"
        .formatted(
            rate(rates, cores + "-largest"),
            rate(rates, cores + "-median"),
            rate(rates, cores + "-smallest"));
  }

  private static String rate(Map<String, String> rates, String which) {
    return Verdict.number(Double.parseDouble(rates.get(which)));
  }

  private static String cpuInfo(String key) throws IOException {
    return first(Path.of("/proc/cpuinfo"), key);
  }

  private static String memory() throws IOException {
    String kilobytes = first(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "");
    return String.format(Locale.ROOT, "%.0f GiB", Long.parseLong(kilobytes) / 1048576.0);
  }

  private static String first(Path file, String key) throws IOException {
    if (!Files.exists(file)) {
      return "unknown";
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    }
  }
}
