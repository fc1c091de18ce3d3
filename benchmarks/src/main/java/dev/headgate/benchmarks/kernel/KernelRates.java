package dev.headgate.benchmarks.kernel;

import dev.headgate.benchmarks.work.FreshJvm;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Times kernels against the FMA peak and the speed of copying, in one JVM. A result is a key, then
 * {@value #FIELDS}, tabs between them.
 */
public final class KernelRates {

  /** What a result holds: times in seconds, the shortest of many runs. */
  public static final String FIELDS = "name, time, memory's bound, arithmetic's bound, target";

  /** A kernel is warmed up for so many times a turn. */
  private static final int WARM_UP = 20;

  /** Times each kernel is come back to: a neighbour may slow a core for seconds. */
  private static final int TURNS = 10;

  private KernelRates() {}

  /** Takes {@code convolution} or {@code bounded}, and the milliseconds for each kernel. */
  public static void main(String[] arguments) {
    long turn = Integer.parseInt(arguments[1]) * 1_000_000L / TURNS;
    FmaPeak fma = new FmaPeak();
    List<KernelCase> cases =
        arguments[0].equals("convolution") ? ConvolutionCases.all() : BoundedCases.all();
    long[] peaks = new long[TURNS];
    long[][] copies = new long[cases.size()][TURNS];
    long[][] kernels = new long[cases.size()][TURNS];
    fastest(() -> fma.run(FmaPeak.HALF_A_MILLISECOND), WARM_UP * turn);
    cases.forEach(kernel -> fastest(kernel.run(), WARM_UP * turn));
    for (int t = 0; t < TURNS; t++) {
      peaks[t] = fastest(() -> fma.run(FmaPeak.HALF_A_MILLISECOND), turn);
      for (int k = 0; k < cases.size(); k++) {
        copies[k][t] = copy(cases.get(k).bytes(), turn);
        kernels[k][t] = fastest(cases.get(k).run(), turn);
      }
    }
    double peak = FmaPeak.multiplyAdds(FmaPeak.HALF_A_MILLISECOND) / shortest(peaks);
    FreshJvm.report("peak", 2 * peak / 1e9);
    for (int k = 0; k < cases.size(); k++) {
      KernelCase kernel = cases.get(k);
      FreshJvm.report(
          String.format(Locale.ROOT, "kernel%02d", k),
          String.join(
              "\t",
              kernel.name(),
              Double.toString(shortest(kernels[k])),
              Double.toString(shortest(copies[k])),
              Double.toString((kernel.multiplyAdds() + kernel.operations()) / peak),
              Double.toString(kernel.target())));
    }
  }

  /** Nanoseconds to copy so many bytes, of which half are read and half are written; 0 for none. */
  private static long copy(double bytes, long nanos) {
    if (bytes == 0) {
      return 0;
    }
    float[] from = Floats.filled((int) (bytes / 8));
    float[] to = new float[from.length];
    return fastest(() -> System.arraycopy(from, 0, to, 0, from.length), nanos);
  }

  /** Seconds. */
  private static double shortest(long[] nanos) {
    return Arrays.stream(nanos).min().orElseThrow() / 1e9;
  }

  private static long fastest(Runnable run, long nanos) {
    long end = System.nanoTime() + nanos;
    long fastest = Long.MAX_VALUE;
    long before = System.nanoTime();
    do {
      run.run();
      long after = System.nanoTime();
      fastest = Math.min(fastest, after - before);
      before = after;
    } while (before < end);
    return fastest;
  }
}
