package dev.headgate.benchmarks.kernel;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Single kernels. {@link #copy} moves the bytes that the kernel must move, {@link #peak} does the
 * multiply-adds of a convolution, at least, in registers: what the kernel is to come near.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {

  /** A kernel by its name in {@link ConvolutionCases} or {@link BoundedCases}. */
  @Param({
    "20->40 4x4 on 54x54, forward",
    "20->40 4x4 on 54x54, backward-data",
    "20->40 4x4 on 54x54, backward-weights",
    "64->64 3x3 on 56x56, forward",
    "64->64 3x3 on 56x56, backward-data",
    "64->64 3x3 on 56x56, backward-weights",
    "256->256 3x3 on 14x14, forward",
    "256->256 3x3 on 14x14, backward-data",
    "256->256 3x3 on 14x14, backward-weights",
    "256->64 1x1 on 56x56, forward",
    "256->64 1x1 on 56x56, backward-data",
    "256->64 1x1 on 56x56, backward-weights",
    "3->64 7x7 on 224x224, stride 2, forward",
    "3->64 7x7 on 224x224, stride 2, backward-data",
    "3->64 7x7 on 224x224, stride 2, backward-weights",
    "sum of two",
    "ReLU",
    "sigmoid",
    "batch-norm, training",
    "batch-norm, backward",
    "max pooling 2x2",
    "max pooling 2x2, backward",
    "bilinear up-sampling by 2",
    "softmax of 1,000",
    "SGD",
    "Adam"
  })
  public String kernel = "";

  private final FmaPeak fma = new FmaPeak();
  private Runnable run = () -> {};
  private int peakRuns;
  private float[] from = new float[0];
  private float[] to = new float[0];

  /** Makes the kernel's arrays. */
  @Setup
  public void prepare() {
    KernelCase chosen =
        Stream.of(ConvolutionCases.all(), BoundedCases.all())
            .flatMap(List::stream)
            .filter(each -> each.name().equals(kernel))
            .findFirst()
            .orElseThrow();
    run = chosen.run();
    peakRuns = (int) Math.ceil(chosen.multiplyAdds() / FmaPeak.multiplyAdds(1));
    from = Floats.filled((int) (chosen.bytes() / 8));
    to = new float[from.length];
  }

  /** The kernel. */
  @Benchmark
  public void kernel() {
    run.run();
  }

  /** Moves the kernel's bytes; nothing for a convolution. */
  @Benchmark
  public float[] copy() {
    System.arraycopy(from, 0, to, 0, from.length);
    return to;
  }

  /** Does the kernel's multiply-adds; nothing for others than convolutions. */
  @Benchmark
  public void peak() {
    fma.run(peakRuns);
  }
}
