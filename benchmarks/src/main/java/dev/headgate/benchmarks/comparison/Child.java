package dev.headgate.benchmarks.comparison;

import dev.headgate.benchmarks.work.FreshJvm;
import dev.headgate.benchmarks.work.Measurement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts a JVM for one measurement and reads its results. */
final class Child {

  private Child() {}

  /** Runs one measurement of a workload. */
  static Map<String, String> measure(
      Entrant entrant, Measurement measurement, Point point, String... more) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add(measurement.name());
    arguments.add(point.workload().name());
    arguments.add(Integer.toString(point.threads()));
    arguments.addAll(Arrays.asList(more));
    return run(entrant, point.threads(), arguments);
  }

  /** Runs the entrant's main class in a fresh JVM; libraries with threads of theirs get so many. */
  static Map<String, String> run(Entrant entrant, int threads, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(entrant.options());
    command.addAll(List.of("-cp", entrant.classPath(), entrant.main()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    for (String library : List.of("OMP", "MKL", "OPENBLAS")) {
      environment.put(library + "_NUM_THREADS", Integer.toString(threads));
    }
    environment.put("OPT_OUT_TRACKING", "true"); // DJL would ask a host of its makers.
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(entrant.name() + " " + arguments + " failed:\n" + output);
      }
    } catch (InterruptedException e) {
      process.destroy();
      throw new IllegalStateException(e);
    }
    return results(output);
  }

  private static Map<String, String> results(String output) {
    Map<String, String> results = new TreeMap<>();
    for (String line : output.split("\n")) {
      String[] words = line.split(" ", 3);
      if (words.length == 3 && words[0].equals(FreshJvm.RESULT)) {
        results.put(words[1], words[2]);
      }
    }
    return results;
  }
}
