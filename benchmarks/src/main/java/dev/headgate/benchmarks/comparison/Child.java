package dev.headgate.benchmarks.comparison;

import dev.headgate.benchmarks.work.FreshJvm;
import dev.headgate.benchmarks.work.Measurement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A JVM started for one measurement, and its results. */
final class Child implements AutoCloseable {
  private final String title;
  private final Process process;
  private final BufferedReader output;
  private final Writer input;
  private final StringBuilder read = new StringBuilder();

  /** Starts the entrant's main class; libraries with threads of theirs get so many. */
  private Child(Entrant entrant, int threads, List<String> arguments) throws IOException {
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
    this.title = entrant.name() + " " + arguments;
    this.process = builder.start();
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.input = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Runs one measurement of a workload. */
  static Map<String, String> measure(
      Entrant entrant, Measurement measurement, Point point, String... more) throws IOException {
    return run(entrant, point.threads(), arguments(measurement, point, more));
  }

  /** Runs the entrant's main class in a fresh JVM. */
  static Map<String, String> run(Entrant entrant, int threads, List<String> arguments)
      throws IOException {
    try (Child child = new Child(entrant, threads, arguments)) {
      return child.results();
    }
  }

  /** Starts a JVM that times steps at each {@link #turn}, once it has warmed up for so long. */
  static Child timing(Entrant entrant, Point point, int warmUpMillis) throws IOException {
    String millis = Integer.toString(warmUpMillis);
    Child child = new Child(entrant, point.threads(), arguments(Measurement.TIME, point, millis));
    child.await(FreshJvm.READY);
    return child;
  }

  private static List<String> arguments(Measurement measurement, Point point, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.add(measurement.name());
    arguments.add(point.workload().name());
    arguments.add(Integer.toString(point.threads()));
    arguments.addAll(Arrays.asList(more));
    return arguments;
  }

  /**
   * Lets it time steps for so long.
   *
   * @return the seconds they took
   */
  double turn(int millis) throws IOException {
    input.write(millis + "\n");
    input.flush();
    return Double.parseDouble(await(FreshJvm.TURN));
  }

  private String await(String key) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      read.append(line).append('\n');
      String begin = FreshJvm.RESULT + " " + key + " ";
      if (line.startsWith(begin)) {
        return line.substring(begin.length());
      }
    }
    throw failure();
  }

  /** Lets it end, and answers what it has found. */
  Map<String, String> results() throws IOException {
    input.close();
    output.lines().forEach(line -> read.append(line).append('\n'));
    try {
      if (process.waitFor() != 0) {
        throw failure();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return results(read.toString());
  }

  private IllegalStateException failure() {
    return new IllegalStateException(title + " failed:\n" + read);
  }

  @Override
  public void close() {
    process.destroy();
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
