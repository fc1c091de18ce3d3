package dev.headgate.benchmarks.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What runs in a JVM started for one measurement. Results go to standard output, a line each: the
 * word {@value #RESULT}, a key, a value.
 */
public final class FreshJvm {

  /** Begins a line that holds a result. */
  public static final String RESULT = "result";

  /** The key of the reason why the contender cannot do the work; no other result then. */
  public static final String UNSUPPORTED = "unsupported";

  /** The key of what says that a warm-up is over. */
  public static final String READY = "ready";

  /** The key of the seconds that a turn took. */
  public static final String TURN = "turn";

  private FreshJvm() {}

  /**
   * Measures one contender.
   *
   * @param arguments what to measure (a constant of {@link Measurement}), the workload's name, the
   *     number of threads, and what the measurement takes
   */
  public static void run(Contender contender, String[] arguments) throws IOException {
    Workload workload = Workload.named(arguments[1]);
    int threads = Integer.parseInt(arguments[2]);
    try {
      switch (Measurement.valueOf(arguments[0])) {
        case CHECK -> check(contender, workload, threads, Path.of(arguments[3]));
        case TIME -> time(contender, workload, threads, Integer.parseInt(arguments[3]));
        case MASKS ->
            masks(
                contender,
                (TwoLosses) workload,
                threads,
                Duration.ofMillis(Integer.parseInt(arguments[3])),
                Duration.ofMillis(Integer.parseInt(arguments[4])));
        case START -> start(contender, workload, threads, Long.parseLong(arguments[3]));
        case MEMORY -> memory(contender, (TwoLosses) workload, threads);
      }
    } catch (UnsupportedOperationException e) {
      report(UNSUPPORTED, String.valueOf(e.getMessage()));
    }
  }

  /** Prints one result, at once. */
  public static void report(String key, Object value) {
    System.out.println(RESULT + " " + key + " " + value);
    System.out.flush();
  }

  private static void check(Contender contender, Workload workload, int threads, Path file)
      throws IOException {
    try (Trial trial = contender.prepare(workload, threads)) {
      trial.outcome().write(file);
    }
  }

  private static void time(Contender contender, Workload workload, int threads, int millis)
      throws IOException {
    BufferedReader turns =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Trial trial = contender.prepare(workload, threads)) {
      StepTimes times = new StepTimes(trial);
      times.warmUp(Duration.ofMillis(millis));
      report(READY, millis);
      for (String turn = turns.readLine(); turn != null; turn = turns.readLine()) {
        report(TURN, times.turn(Duration.ofMillis(Integer.parseInt(turn))));
      }
      times.report("");
    }
  }

  private static void masks(
      Contender contender, TwoLosses workload, int threads, Duration warmUp, Duration duration) {
    TwoLosses.Mask[] masks = TwoLosses.Mask.values();
    List<Trial> trials = new ArrayList<>();
    for (TwoLosses.Mask mask : masks) {
      trials.add(contender.prepare(new TwoLosses(mask, workload.batch()), threads));
    }
    List<StepTimes> times = trials.stream().map(StepTimes::new).toList();
    times.forEach(each -> each.warmUp(warmUp));
    long end = System.nanoTime() + masks.length * duration.toNanos();
    while (System.nanoTime() < end) {
      times.forEach(each -> each.turn(Duration.ZERO));
    }
    for (int i = 0; i < masks.length; i++) {
      times.get(i).report(masks[i] + "-");
    }
    trials.forEach(Trial::close);
  }

  /** The clock starts at what the starting process read before it started this one. */
  private static void start(Contender contender, Workload workload, int threads, long micros) {
    Instant started = Instant.EPOCH.plusNanos(micros * 1000);
    try (Trial trial = contender.prepare(workload, threads)) {
      for (int step = 1; step <= 200; step++) {
        trial.step();
        if (step == 1 || step == 200) {
          report("step" + step, Duration.between(started, Instant.now()).toNanos() / 1e9);
        }
      }
    }
  }

  /**
   * What steps of the whole batch add to a process that has run steps of one sample and holds the
   * batch as Java arrays.
   */
  private static void memory(Contender contender, TwoLosses workload, int threads) {
    workload.image();
    workload.target1();
    workload.target2();
    try (Trial small = contender.prepare(new TwoLosses(TwoLosses.Mask.NONE, 1), threads)) {
      for (int i = 0; i < 1000; i++) {
        small.step();
      }
    }
    long before = ProcessMemory.resident();
    try (Trial trial = contender.prepare(workload, threads)) {
      for (int i = 0; i < 3; i++) {
        trial.step();
      }
    }
    report("growth", ProcessMemory.peak() - before);
  }
}
