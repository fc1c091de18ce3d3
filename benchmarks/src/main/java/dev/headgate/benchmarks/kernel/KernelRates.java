package dev.headgate.benchmarks.kernel;

import dev.headgate.benchmarks.work.FreshJvm;
import java.util.List;
import java.util.Locale;

/**
 * Times kernels against the FMA peak and the speed of copying, in one JVM. A result is a key, then
 * {@value #FIELDS}, tabs between them.
 */
public final class KernelRates {

  /** What a result holds: times in seconds, the shortest of many runs. */
  public static final String FIELDS = "name, time, memory's bound, arithmetic's bound, target";

  private KernelRates() {}

  /** Takes {@code convolution} or {@code bounded}, and the milliseconds for each kernel. */
  public static void main(String[] arguments) {
    long nanos = Integer.parseInt(arguments[1]) * 1_000_000L;
    FmaPeak fma = new FmaPeak();
    double peak = fma.multiplyAdds() / seconds(fma::run, nanos);
    FreshJvm.report("peak", 2 * peak / 1e9);
    List<KernelCase> cases =
        arguments[0].equals("convolution") ? ConvolutionCases.all() : BoundedCases.all();
    int index = 0;
    for (KernelCase kernel : cases) {
      double memory = kernel.bytes() > 0 ? copy(kernel.bytes(), nanos) : 0;
      double arithmetic = (kernel.multiplyAdds() + kernel.operations()) / peak;
      double seconds = seconds(kernel.run(), nanos);
      FreshJvm.report(
          String.format(Locale.ROOT, "kernel%02d", index++),
          String.join(
              "\t",
              kernel.name(),
              Double.toString(seconds),
              Double.toString(memory),
              Double.toString(arithmetic),
              Double.toString(kernel.target())));
    }
  }

  /** Seconds to copy so many bytes: half are read, half are written. */
  private static double copy(double bytes, long nanos) {
    float[] from = Floats.filled((int) (bytes / 8));
    float[] to = new float[from.length];
    return seconds(() -> System.arraycopy(from, 0, to, 0, from.length), nanos);
  }

  /** The shortest run of as many as fit, after a warm-up four times as long. */
  private static double seconds(Runnable run, long nanos) {
    fastest(run, 4 * nanos);
    return fastest(run, nanos) / 1e9;
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
