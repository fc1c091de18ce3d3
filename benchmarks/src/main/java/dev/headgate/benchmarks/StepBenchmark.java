package dev.headgate.benchmarks;

import dev.headgate.examples.twolosses.CompiledTwoLosses;
import dev.headgate.examples.twolosses.CompiledTwoLossesQuestion1;
import dev.headgate.examples.twolosses.CompiledTwoLossesQuestion2;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.learning.config.Sgd;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole training step of the two-losses model: forward, both losses, backward, update. The three
 * masks run in one measurement, so what a mask saves is a ratio within it.
 */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class StepBenchmark {

  @Param({"1", "32"})
  public int batch;

  @Param({"1", "2"})
  public int threads;

  private float[] image = new float[0];
  private float[] target1 = new float[0];
  private float[] target2 = new float[0];
  private CompiledTwoLosses unmasked = CompiledTwoLosses.builder().build();
  private CompiledTwoLossesQuestion1 question1 = CompiledTwoLossesQuestion1.builder().build();
  private CompiledTwoLossesQuestion2 question2 = CompiledTwoLossesQuestion2.builder().build();

  @Setup
  public void build() {
    Random random = new Random(7);
    image = uniform(random, batch * 56 * 56);
    target1 = uniform(random, batch * 20 * 51 * 51);
    target2 = uniform(random, batch * 2 * 49 * 49);
    Sgd sgd = new Sgd(0.001);
    close();
    unmasked = CompiledTwoLosses.builder().batchSize(batch).threads(threads).updater(sgd).build();
    question1 =
        CompiledTwoLossesQuestion1.builder().batchSize(batch).threads(threads).updater(sgd).build();
    question2 =
        CompiledTwoLossesQuestion2.builder().batchSize(batch).threads(threads).updater(sgd).build();
  }

  @Benchmark
  public double unmasked() {
    return unmasked.step(batch, image, target1, target2).total();
  }

  @Benchmark
  public double question1() {
    return question1.step(batch, image, target1, target2).total();
  }

  @Benchmark
  public double question2() {
    return question2.step(batch, image, target1, target2).total();
  }

  @TearDown
  public void close() {
    unmasked.close();
    question1.close();
    question2.close();
  }

  private static float[] uniform(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }
}
