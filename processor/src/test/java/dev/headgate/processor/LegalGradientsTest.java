package dev.headgate.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.testing.Compilation;
import dev.headgate.processor.testing.Source;
import dev.headgate.processor.testing.TestCompiler;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Unusual names and places of phases, scales, weights, averages and projected conflicts compile
 * without a word; all that the class has for them can be called.
 */
class LegalGradientsTest {

  /**
   * A model of which every input and target takes two numbers.
   *
   * @param methods some of the methods that its class has
   */
  private record Example(String what, String source, String... methods) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static final String SUBNETWORK =
      "@Subnetwork interface Net { @Dense(units = 2) Tensor result(Tensor input); }\n";

  private static final List<Example> EXAMPLES =
      List.of(
          new Example(
              "phases called like words of Java, fields of generated code and each other",
              """
              @Model
              @Phase(name = "class", losses = "l", trains = "y")
              @Phase(name = "inference", losses = "l", trains = "y")
              @Phase(name = "training", losses = "l", trains = "y")
              @Phase(name = "1", losses = "l", trains = "y")
              @Phase(name = "a", losses = "l", trains = "y")
              @Phase(name = "_a", losses = "l", trains = "y")
              @Phase(name = "aEvaluation", losses = "l", trains = "y")
              @Phase(name = "ß$", losses = "l", trains = "y")
              interface Small {
                @Dense(units = 2) Tensor y(@Shape(2) Tensor aExecution);
                @MeanSquaredError Loss l(Tensor y, Tensor inferenceExecution2);
              }
              """,
              "stepClass",
              "evaluateInference",
              "gradientsTraining",
              "step1",
              "step_a"),
          new Example(
              "losses that differ in the case of a letter",
              """
              @Model interface Small {
                @Dense(units = 2) Tensor y(@Shape(2) Tensor x);
                @MeanSquaredError @Weight(2) Loss l(@GradientScale(2) Tensor y, Tensor t);
                @MeanSquaredError @Weight(2) Loss L(@GradientScale(2) Tensor y, Tensor t);
                @MeanSquaredError @Weight(2) Loss setL(Tensor y, Tensor t);
              }
              """,
              "setLWeight",
              "setLWeight2",
              "setSetLWeight",
              "setLYGradientScale",
              "setLYGradientScale2"),
          new Example(
              "several scales in one place",
              """
              @Model interface Small {
                @Dense(units = 2) Tensor y(@Shape(2) Tensor x);
                @MeanSquaredError Loss l(
                    @GradientScale(2) @GradientScale(3) @GradientScale(loss = "l", value = 3)
                    @GradientScale(loss = {"l", "k"}, value = -1) Tensor y, Tensor t);
                @MeanAbsoluteError Loss k(Tensor y, Tensor t);
              }
              """,
              "lYGradientScale",
              "lYGradientScale2",
              "lYLGradientScale",
              "lYLKGradientScale"),
          new Example(
              "a scale that works in one use of a subnetwork and not in the other",
              """
              @Subnetwork interface Scaled {
                @Dense(units = 2) Tensor result(@GradientScale(2) Tensor input);
              }
              @Model interface Small {
                @Use(value = Scaled.class, as = "a") Tensor first(@Shape(2) Tensor x);
                @Use(value = Scaled.class, as = "a") Tensor second(Tensor first);
                @MeanSquaredError Loss l(Tensor second, Tensor t);
              }
              """,
              "aFirstResultInputGradientScale",
              "aSecondResultInputGradientScale"),
          new Example(
              "averages whose methods would have one name",
              SUBNETWORK
                  + """
                  @Model interface Small {
                    @Use(value = Net.class, as = "net") Tensor y(@Shape(2) Tensor x);
                    @Use(value = Net.class, as = "syncX") @AverageOf("net") Tensor a(Tensor x);
                    @Use(value = Net.class, as = "xDecay") @AverageOf("net") Tensor b(Tensor x);
                    @Use(value = Net.class, as = "new") @AverageOf("net") Tensor c(Tensor x);
                    @Use(value = Net.class, as = "New") @AverageOf("net") Tensor d(Tensor x);
                    @Add Tensor sum(Tensor a, Tensor b, Tensor c, Tensor d);
                    @MeanSquaredError Loss l(Tensor y, Tensor sum);
                  }
                  """,
              "syncXDecay",
              "syncSyncX",
              "syncXDecay2",
              "setNewDecay2",
              "syncNew2"),
          new Example(
              "an average of what nothing trains, that no gradient comes to",
              SUBNETWORK
                  + """
                  @Model interface Small {
                    @Use(value = Net.class, as = "net") @Frozen Tensor y(@Shape(2) Tensor x);
                    @Use(value = Net.class, as = "other") @AverageOf("net") Tensor a(Tensor y);
                    @Use(value = Net.class, as = "other") Tensor b(Tensor a);
                    @Dense(units = 2) Tensor z(@StopGradientFrom Tensor b);
                    @MeanSquaredError Loss l(Tensor z, Tensor t);
                  }
                  """,
              "syncOther"),
          new Example(
              "frozen weights that no loss reaches",
              """
              @Subnetwork @Frozen("l") interface Net { @Dense(units = 2) Tensor result(Tensor input); }
              @Model interface Small {
                @Dense(units = 2) Tensor y(@Shape(2) Tensor x);
                @Output @Frozen @Dense(units = 2) Tensor z(Tensor x);
                @Use(Net.class) @Frozen("k") Tensor w(Tensor x);
                @Output @Add Tensor sum(Tensor y, @StopGradientFrom Tensor w);
                @MeanSquaredError Loss l(Tensor sum, Tensor t);
                @MeanAbsoluteError Loss k(Tensor sum, Tensor t);
              }
              """,
              "step"),
          new Example(
              "conflicts inside conflicts, and on one of two uses",
              SUBNETWORK
                  + """
                  @Subnetwork @ProjectConflicts({"k", "l"}) interface Two {
                    @Use(Net.class) @ProjectConflicts({"l", "m"}) Tensor first(Tensor input);
                    @Dense(units = 2) Tensor second(Tensor first);
                  }
                  @Model interface Small {
                    @Use(value = Two.class, as = "two") Tensor y(@Shape(2) Tensor x);
                    @Use(value = Two.class, as = "two") @ProjectConflicts({"k", "l"})
                    Tensor z(Tensor y);
                    @MeanSquaredError Loss l(Tensor z, Tensor t);
                    @MeanAbsoluteError Loss k(Tensor z, Tensor t);
                    @Huber Loss m(Tensor y, Tensor t);
                  }
                  """,
              "step"));

  static Stream<Arguments> examples() {
    return EXAMPLES.stream()
        .flatMap(example -> TestCompiler.all().map(compiler -> Arguments.of(example, compiler)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void compilesAndAllItsCallsWork(Example example, TestCompiler compiler) throws Exception {
    String text =
        "package demo; import dev.headgate.*; import dev.headgate.gradient.*;"
            + " import dev.headgate.layer.*; import dev.headgate.loss.*; "
            + example.source();

    Compilation done = compiler.compile(new Source("demo.Example", text));

    assertThat(done.messages()).isEmpty();
    Class<?> type = done.classLoader().loadClass("demo.CompiledSmall");
    assertThat(type.getDeclaredMethods()).extracting(Method::getName).contains(example.methods());
    Object builder = type.getMethod("builder").invoke(null);
    builder.getClass().getMethod("updater", IUpdater.class).invoke(builder, new Sgd(0.1));
    try (var model = (AutoCloseable) builder.getClass().getMethod("build").invoke(builder)) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().matches("(step|gradients|evaluate|forward).*")
            && method.getParameterCount() > 0
            && method.getParameterTypes()[0] == int.class) {
          method.invoke(model, arguments(method));
        } else if (method.getName().startsWith("sync") && method.getReturnType() == void.class) {
          method.invoke(model);
        } else if (method.getReturnType() == float.class) {
          change(type, model, method);
        }
      }
    }
  }

  private static Object[] arguments(Method call) {
    Object[] arguments = new Object[call.getParameterCount()];
    Arrays.fill(arguments, new float[] {0.5f, -1});
    arguments[0] = 1;
    return arguments;
  }

  /** What is set is answered, and only there. */
  private static void change(Class<?> type, Object model, Method getter) throws Exception {
    String name = getter.getName();
    String setter = "set" + name.substring(0, 1).toUpperCase(Locale.ROOT);
    float before = (float) getter.invoke(model);
    type.getMethod(setter + name.substring(1), float.class).invoke(model, 0.25f);
    assertThat(getter.invoke(model)).as(name).isEqualTo(0.25f);
    type.getMethod(setter + name.substring(1), float.class).invoke(model, before);
  }
}
