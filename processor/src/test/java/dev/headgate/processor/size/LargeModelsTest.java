package dev.headgate.processor.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headgate.processor.testing.Compilation;
import dev.headgate.processor.testing.Source;
import dev.headgate.processor.testing.TestCompiler;
import dev.headgate.runtime.nd4j.Nd4jModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Models of any size compile, on the stack that a thread has by default, to classes within all
 * limits, and do what small ones do.
 */
class LargeModelsTest {

  /** HotSpot compiles no method with more bytes of code. */
  private static final int LONGEST_METHOD = 8000;

  /** A class file has no room for more constants. */
  private static final int MOST_CONSTANTS = 65_535;

  /**
   * More than two: batch norm would make any two samples -1 and 1, and leave next to no gradient.
   */
  private static final int BATCH = 4;

  private static final double RATE = 0.01;

  /** Of models that are large in one way each. */
  static Stream<LargeModel> models() {
    return Stream.of(
        LargeModel.reversed(1000),
        LargeModel.direct(400),
        LargeModel.blocks(150),
        LargeModel.convolutions(400),
        LargeModel.losses(50),
        LargeModel.losses(120),
        LargeModel.nested(20),
        LargeModel.wide(250));
  }

  @ParameterizedTest
  @MethodSource("models")
  void aLargeModelStaysWithinLimitsAndTrains(LargeModel model) throws Exception {
    Compilation done = compile(TestCompiler.javac(), model);

    checkLimits(done);
    try (Nd4jModel compiled = build(done)) {
      Map<String, float[]> before = parameters(compiled);
      Object losses = step(compiled, model, new Random(1));
      assertThat((double) losses.getClass().getMethod("total").invoke(losses)).isFinite();
      List<String> unmoved = new ArrayList<>();
      parameters(compiled)
          .forEach(
              (name, values) -> {
                boolean moved =
                    name.contains(".running")
                        ? !Arrays.equals(before.get(name), values)
                        : isUpdated(before.get(name), values, compiled.gradientValues(name));
                if (!moved) {
                  unmoved.add(name);
                }
              });
      if (!model.deep()) {
        assertThat(unmoved).as("parameters that a step leaves as they were").isEmpty();
      }
    }
  }

  /** Whether there is a gradient, and every element has moved by it as far as float32 can tell. */
  private static boolean isUpdated(float[] before, float[] after, float[] gradient) {
    boolean any = false;
    for (int i = 0; i < before.length; i++) {
      any |= gradient[i] != 0;
      if (after[i] == before[i] && before[i] - (float) RATE * gradient[i] != before[i]) {
        return false;
      }
    }
    return any;
  }

  /** Twice as many layers as the others, and another compiler. */
  @Test
  void ofTwoThousandLayersToo() {
    checkLimits(compile(TestCompiler.javac(), LargeModel.chain(2000)));
    checkLimits(compile(TestCompiler.ecj(), LargeModel.reversed(1000)));
  }

  /** On half the stack that a thread has by default. */
  @Test
  void longChainsAndNestsNeedNoDeepStack() throws InterruptedException {
    List<Throwable> thrown = new ArrayList<>();
    Runnable work =
        () -> {
          compile(TestCompiler.javac().withOptions("-proc:only"), LargeModel.reversed(2000));
          compile(TestCompiler.javac().withOptions("-proc:only"), LargeModel.nested(50));
        };
    Thread thread = new Thread(null, work, "small stack", 512 * 1024);
    thread.setUncaughtExceptionHandler((failed, e) -> thrown.add(e));
    thread.start();
    thread.join();

    assertThat(thrown).isEmpty();
  }

  /** What every layer computes, against the same chain written as loops over its layers. */
  @Test
  void aLongChainComputesWhatItSays() throws Exception {
    int layers = 1000;
    LargeModel model = LargeModel.chain(layers);
    Chain chain = Chain.draw(layers, new Random(2));

    Compilation done = compile(TestCompiler.javac(), model);
    checkLimits(done);
    try (Nd4jModel compiled = build(done)) {
      for (int i = 0; i < layers; i++) {
        compiled.setParameter("net.h" + i + ".weight", chain.weight(i));
        compiled.setParameter("net.h" + i + ".bias", chain.bias(i));
      }
      float[] x = {0.3f, 1.2f, 0.7f, 0.4f};
      float[] target = {1, 0, 2, 1};
      Object losses = call(compiled, "gradients", 1, x, target);

      double loss = chain.run(x, target);
      assertThat((double) losses.getClass().getMethod("loss").invoke(losses))
          .isCloseTo(loss, within(1e-4 * loss));
      for (int i = 0; i < layers; i++) {
        assertClose("h" + i, compiled.gradientValues("net.h" + i + ".weight"), chain.ofWeight(i));
        assertClose("h" + i, compiled.gradientValues("net.h" + i + ".bias"), chain.ofBias(i));
      }
    }
  }

  private static void assertClose(String what, float[] gradient, double[] expected) {
    double norm = Math.sqrt(Arrays.stream(expected).map(each -> each * each).sum());
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) gradient[i]).as(what).isCloseTo(expected[i], within(1e-4 * norm));
    }
    assertThat(norm).as(what).isPositive();
  }

  private static Compilation compile(TestCompiler compiler, LargeModel model) {
    return compiler.compile(model.sources().toArray(Source[]::new)).orFail();
  }

  private static void checkLimits(Compilation done) {
    done.classFiles()
        .forEach(
            (name, bytes) -> {
              ClassFile read = ClassFile.read(bytes);
              assertThat(read.constants()).as(name).isLessThan(MOST_CONSTANTS / 2);
              read.methods()
                  .forEach(
                      (method, code) ->
                          assertThat(code).as(name + "." + method).isLessThan(LONGEST_METHOD));
            });
  }

  private static Nd4jModel build(Compilation done) throws ReflectiveOperationException {
    Class<?> type = done.classLoader().loadClass(LargeModel.COMPILED);
    Nd4jModel.Builder<?> builder = (Nd4jModel.Builder<?>) type.getMethod("builder").invoke(null);
    builder.batchSize(BATCH).seed(1).updater(new Sgd(RATE));
    return (Nd4jModel) builder.getClass().getMethod("build").invoke(builder);
  }

  private static Map<String, float[]> parameters(Nd4jModel model) {
    Map<String, float[]> values = new LinkedHashMap<>();
    model.parameterNames().forEach(name -> values.put(name, model.parameterValues(name)));
    return values;
  }

  private static Object step(Nd4jModel compiled, LargeModel model, Random random)
      throws ReflectiveOperationException {
    float[][] arguments = new float[model.sizes().size()][];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = new float[BATCH * model.sizes().get(i)];
      for (int k = 0; k < arguments[i].length; k++) {
        arguments[i][k] = (float) random.nextGaussian();
      }
    }
    return call(compiled, "step", BATCH, arguments[0], arguments[1]);
  }

  private static Object call(Nd4jModel compiled, String name, int batch, float[] x, float[] target)
      throws ReflectiveOperationException {
    Method method = compiled.getClass().getMethod(name, int.class, float[].class, float[].class);
    try {
      return method.invoke(compiled, batch, x, target);
    } catch (InvocationTargetException e) {
      throw new AssertionError(name, e.getCause());
    }
  }
}
