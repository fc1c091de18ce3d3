package dev.headgate.benchmarks.kernel;

import dev.headgate.benchmarks.work.FreshJvm;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * How steady the machine is: the rate of multiply-adds that stay in registers, of one core and of
 * two at once in turns, in windows of 100 ms, a hundred each. Memory, caches and the collector have
 * no part in it, so what differs from one window to the next is the cores' speed, or how long they
 * were another's; and what two reach together is the most that two threads can gain.
 */
public final class Steadiness {
  private static final long WINDOW = 100_000_000;
  private static final int WINDOWS = 100;

  private Steadiness() {}

  /**
   * Answers the largest, median and smallest rate of one core and of two, in GFLOP/s, after a
   * warm-up of 4 s.
   */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    List<Callable<Double>> two =
        Stream.generate(FmaPeak::new)
            .limit(2)
            .<Callable<Double>>map(fma -> () -> rate(fma))
            .toList();
    List<Callable<Double>> one = two.subList(0, 1);
    double[] alone = new double[WINDOWS];
    double[] together = new double[WINDOWS];
    for (int window = -WINDOWS / 5; window < WINDOWS; window++) {
      double rate = rate(pool, one);
      double sum = rate(pool, two);
      if (window >= 0) {
        alone[window] = rate;
        together[window] = sum;
      }
    }
    pool.shutdown();
    report("one", alone);
    report("two", together);
  }

  private static void report(String cores, double[] rates) {
    Arrays.sort(rates);
    FreshJvm.report(cores + "-largest", rates[WINDOWS - 1]);
    FreshJvm.report(cores + "-median", rates[WINDOWS / 2]);
    FreshJvm.report(cores + "-smallest", rates[0]);
  }

  /** The sum of the rates of threads that run at once. */
  private static double rate(ExecutorService pool, List<Callable<Double>> threads)
      throws InterruptedException, ExecutionException {
    double sum = 0;
    for (Future<Double> rate : pool.invokeAll(threads)) {
      sum += rate.get();
    }
    return sum;
  }

  private static double rate(FmaPeak fma) {
    long begin = System.nanoTime();
    long nanos;
    int runs = 0;
    do {
      fma.run(FmaPeak.HALF_A_MILLISECOND);
      runs += FmaPeak.HALF_A_MILLISECOND;
      nanos = System.nanoTime() - begin;
    } while (nanos < WINDOW);
    return 2 * FmaPeak.multiplyAdds(runs) / nanos;
  }
}
