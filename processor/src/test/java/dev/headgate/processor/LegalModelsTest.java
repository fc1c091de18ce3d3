package dev.headgate.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.testing.Compilation;
import dev.headgate.processor.testing.Message;
import dev.headgate.processor.testing.Source;
import dev.headgate.processor.testing.TestCompiler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** What is unusual but allowed compiles without a word, loads, and runs a step. */
class LegalModelsTest {

  private static final String IMPORTS =
      "import dev.headgate.*; import dev.headgate.gradient.*; import dev.headgate.layer.*;"
          + " import dev.headgate.loss.*; ";

  /**
   * A model, with whatever it needs, in one source.
   *
   * @param compiled the binary name of the compiled class
   * @param sizes how many numbers each argument of a step takes for one sample
   */
  private record Example(String what, String compiled, String source, int... sizes) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static final List<Example> EXAMPLES =
      List.of(
          new Example(
              "inputs called like variables of generated code",
              "demo.CompiledSmall",
              """
              package demo;
              @Model interface Small {
                @Concat Tensor sum(@Shape(1) Tensor batch, @Shape(1) Tensor n, @Shape(1) Tensor at,
                    @Shape(1) Tensor values, @Shape(1) Tensor weights, @Shape(1) Tensor gradients,
                    @Shape(1) Tensor scratch, @Shape(1) Tensor tile, @Shape(1) Tensor outputs,
                    @Shape(1) Tensor lossSums, @Shape(1) Tensor lossScale, @Shape(1) Tensor first, @Shape(1) Tensor self,
                    @Shape(1) Tensor builder, @Shape(1) Tensor sumValues, @Shape(1) Tensor i);
                @Dense(units = 2) Tensor result(Tensor sum);
                @MeanSquaredError Loss loss(Tensor result, Tensor array);
              }
              """,
              1,
              1,
              1,
              1,
              1,
              1,
              1,
              1,
              1,
              1,
              1,
              1,
              1,
              1,
              1,
              1,
              2),
          new Example(
              "losses and outputs called like calls and variables",
              "demo.CompiledSmall",
              """
              package demo;
              @Model interface Small {
                @Output @Dense(units = 2) Tensor batch(@Shape(3) Tensor x);
                @Output @Dense(units = 2) Tensor values(Tensor batch);
                @Output @Dense(units = 2) Tensor step(Tensor values);
                @Output @Relu Tensor batchValues(Tensor step);
                @MeanSquaredError Loss builder(Tensor batch, Tensor t);
                @MeanSquaredError Loss forward(Tensor values, Tensor t);
                @MeanSquaredError Loss parameter(Tensor step, Tensor t);
                @MeanSquaredError Loss close(Tensor batchValues, Tensor t);
                @MeanSquaredError Loss losses(Tensor batchValues, Tensor weights);
              }
              """,
              3,
              2,
              2),
          new Example(
              "names that differ in little",
              "demo.CompiledSmall",
              """
              package demo;
              @Model interface Small {
                @Dense(units = 2) Tensor aB(@Shape(3) Tensor x);
                @Dense(units = 2) Tensor a_b(Tensor aB);
                @Dense(units = 2) Tensor AB(Tensor a_b);
                @Dense(units = 2) Tensor a__b(Tensor AB);
                @Dense(units = 2) Tensor _ab(Tensor a__b);
                @Dense(units = 2) Tensor $a$b(Tensor _ab);
                @Dense(units = 2) Tensor __(Tensor $a$b);
                @Dense(units = 2) Tensor €(Tensor __);
                @Dense(units = 2) Tensor ab_(Tensor €);
                @MeanSquaredError Loss l(Tensor ab_, Tensor T);
                @MeanSquaredError Loss L(Tensor ab_, Tensor t);
              }
              """,
              3,
              2,
              2),
          new Example(
              "letters of other alphabets",
              "demo.CompiledΩmega",
              """
              package demo;
              @Model interface Ωmega {
                @Dense(units = 2) Tensor α(@Shape(3) Tensor größe);
                @Dense(units = 2) Tensor β(Tensor α);
                @Dense(units = 2) Tensor 隠れ層(Tensor β);
                @MeanSquaredError Loss λ(Tensor 隠れ層, Tensor цель);
              }
              """,
              3,
              2),
          new Example(
              "the unnamed package",
              "CompiledSmall",
              """
              @Subnetwork interface Net { @Dense(units = 2) Tensor result(Tensor input); }
              @Model interface Small {
                @Use(Net.class) Tensor output(@Shape(3) Tensor x);
                @MeanSquaredError Loss loss(Tensor output, Tensor t);
              }
              """,
              3,
              2),
          new Example(
              "nested and hidden types",
              "demo.CompiledOuter_Middle_Small",
              """
              package demo;
              class Outer {
                private interface Middle {
                  @Subnetwork abstract class Net { @Dense(units = 2) abstract Tensor r(Tensor i); }
                  @Model interface Small {
                    @Use(Net.class) Tensor output(@Shape(3) Tensor x);
                    @MeanSquaredError Loss loss(Tensor output, Tensor t);
                  }
                }
              }
              """,
              3,
              2),
          new Example(
              "members of the user's own",
              "demo.CompiledSmall",
              """
              package demo;
              @Model interface Small extends Comparable<Small>, Small2 {
                int UNITS = 1 + Integer.SIZE / 32;
                float[] TABLE = {1, 2};
                enum Color { RED }
                @Dense(units = UNITS) Tensor output(@Shape(UNITS + 1) Tensor x);
                @MeanSquaredError Loss loss(Tensor output, Tensor t);
                default int compareTo(Small other) { return hidden(); }
                private int hidden() { return 0; }
                static void main(String... arguments) {}
              }
              interface Small2 { default void helper() {} }
              """,
              3,
              2),
          new Example(
              "an abstract class",
              "demo.CompiledSmall",
              """
              package demo;
              @Model public abstract class Small {
                private final int field;
                protected Small(int field) { this.field = field; }
                @Dense(units = 2) abstract Tensor output(@Shape(3) Tensor x);
                @MeanSquaredError protected abstract Loss loss(Tensor output, Tensor t);
                @Override public String toString() { return "" + field; }
              }
              """,
              3,
              2),
          new Example(
              "types called like those of generated code",
              "demo.CompiledBuilder",
              """
              package demo;
              @Subnetwork interface Losses { @Dense(units = 2) Tensor result(Tensor input); }
              @Subnetwork interface New { @Dense(units = 2) Tensor result(Tensor input); }
              class Outputs {} class Worker {} class Routing {} class CompiledModel {}
              class Convolution {} class Dense {} class INDArray {} class List {}
              class ModelLayout {}
              @Model interface Builder {
                @Use(Losses.class) Tensor first(@Shape(3) Tensor x);
                @Use(New.class) Tensor second(Tensor first);
                @Use(value = New.class, as = "class") Tensor third(Tensor second);
                @Use(value = New.class, as = "builder") Tensor fourth(Tensor third);
                @Use(value = New.class, as = "values") Tensor fifth(Tensor fourth);
                @MeanSquaredError Loss loss(Tensor fifth, Tensor t);
              }
              """
                  .replace("@Dense", "@dev.headgate.layer.Dense"),
              3,
              2),
          new Example(
              "an output that is taken inside too",
              "demo.CompiledSmall",
              """
              package demo;
              @Subnetwork interface Net {
                @Output @Dense(units = 2) Tensor hidden(Tensor input);
                @Output @Dense(units = 2) Tensor result(Tensor hidden);
              }
              @Model interface Small {
                @Use(Net.class) Tensor net(@Shape(3) Tensor x);
                @Add Tensor sum(Tensor net_hidden, Tensor net_result);
                @MeanSquaredError Loss loss(Tensor sum, Tensor t);
                @MeanSquaredError Loss inner(Tensor net_hidden, Tensor net_result);
              }
              """,
              3,
              2),
          new Example(
              "some of several outputs",
              "demo.CompiledSmall",
              """
              package demo;
              @Subnetwork interface Encoder {
                @Output @Dense(units = 2) Tensor mean(Tensor input);
                @Output @Relu Tensor spread(Tensor input);
              }
              @Model interface Small {
                @Use(Encoder.class) Tensor code(@Shape(3) Tensor x);
                @Output @Relu Tensor output(Tensor code_mean);
                @MeanSquaredError Loss loss(Tensor output, Tensor t);
              }
              """,
              3,
              2),
          new Example(
              "uses between layers, and nested",
              "demo.CompiledSmall",
              """
              package demo;
              @Subnetwork interface Unit { @Dense(units = 4) @Relu Tensor result(Tensor input); }
              @Subnetwork interface Two {
                @Use(Unit.class) @Sigmoid Tensor a(Tensor input);
                @Tanh @Use(value = Unit.class, as = "other") Tensor b(Tensor a);
              }
              @Model interface Small {
                @Relu @Use(Two.class) @Dense(units = 2) Tensor output(@Shape(3) Tensor x);
                @MeanSquaredError Loss loss(Tensor output, Tensor t);
              }
              """,
              3,
              2),
          new Example(
              "methods in any order",
              "demo.CompiledSmall",
              """
              package demo;
              @Model interface Small {
                @MeanSquaredError Loss loss(Tensor c, Tensor t);
                @Dense(units = 2) Tensor c(Tensor b);
                @Relu Tensor b(Tensor a);
                @Dense(units = 4) Tensor a(@Shape(3) Tensor x);
              }
              """,
              3,
              2),
          new Example(
              "operations called like classes of generated code",
              "demo.CompiledSmall",
              """
              package demo;
              @Model interface Small {
                @Dense(units = 2) @Custom(Tile.class) Tensor a(@Shape(3) Tensor x);
                @Custom(Losses.class) Tensor b(Tensor a);
                @Custom(Addition.class) Tensor c(Tensor b);
                @Custom(Worker.class) Tensor d(Tensor c);
                @Add @Custom(Builder.class) Tensor e(Tensor a, Tensor d);
                @MeanSquaredError Loss loss(Tensor e, Tensor t);
              }
              class Tile {
                public static void forward(int samples, int size, float[] x, int xAt, float[] y, int yAt) {}
                public static void backward(int samples, int size, float[] x, int xAt, float[] y, int yAt,
                    float[] dy, int dyAt, float[] dx, int dxAt) {}
              }
              class Losses {
                public static void forward(int samples, int size, float[] x, int xAt, float[] y, int yAt) {}
                public static void backward(int samples, int size, float[] x, int xAt, float[] y, int yAt,
                    float[] dy, int dyAt, float[] dx, int dxAt) {}
              }
              class Addition {
                public static void forward(int samples, int size, float[] x, int xAt, float[] y, int yAt) {}
                public static void backward(int samples, int size, float[] x, int xAt, float[] y, int yAt,
                    float[] dy, int dyAt, float[] dx, int dxAt) {}
              }
              class Worker {
                public static void forward(int samples, int size, float[] x, int xAt, float[] y, int yAt) {}
                public static void backward(int samples, int size, float[] x, int xAt, float[] y, int yAt,
                    float[] dy, int dyAt, float[] dx, int dxAt) {}
              }
              class Builder {
                public static void forward(int samples, int size, float[] x, int xAt, float[] y, int yAt) {}
                public static void backward(int samples, int size, float[] x, int xAt, float[] y, int yAt,
                    float[] dy, int dyAt, float[] dx, int dxAt) {}
              }
              """,
              3,
              2),
          new Example(
              "an operation in no package",
              "CompiledSmall",
              """
              @Model interface Small {
                @Dense(units = 2) @Custom(Same.class) Tensor a(@Shape(3) Tensor x);
                @MeanSquaredError Loss loss(Tensor a, Tensor t);
              }
              class Same {
                public static void forward(int samples, int size, float[] x, int xAt, float[] y, int yAt) {}
                public static void backward(int samples, int size, float[] x, int xAt, float[] y, int yAt,
                    float[] dy, int dyAt, float[] dx, int dxAt) {}
              }
              """,
              3,
              2),
          new Example(
              "no losses",
              "demo.CompiledSmall",
              """
              package demo;
              @Model interface Small { @Dense(units = 2) Tensor output(@Shape(3) Tensor x); }
              """,
              3));

  static Stream<Arguments> examples() {
    return EXAMPLES.stream()
        .flatMap(example -> TestCompiler.all().map(compiler -> Arguments.of(example, compiler)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void compilesLoadsAndRuns(Example example, TestCompiler compiler) throws Exception {
    Compilation done = compiler.compile(source(example.source()));

    assertThat(done.messages()).noneMatch(Message::isError);
    assertThat(done.ours()).isEmpty();
    assertThat(done.messages()).noneMatch(message -> message.file().contains("Compiled"));
    Class<?> type = done.classLoader().loadClass(example.compiled());
    Object builder = type.getMethod("builder").invoke(null);
    builder.getClass().getMethod("batchSize", int.class).invoke(builder, 2);
    builder.getClass().getMethod("updater", IUpdater.class).invoke(builder, new Sgd(0.1));
    try (var model = (AutoCloseable) builder.getClass().getMethod("build").invoke(builder)) {
      for (Method call : calls(type)) {
        assertThat(invoke(call, model, example.sizes())).as(call.getName()).isNotNull();
      }
    }
  }

  /** All in one source, whose name matters to no compiler as long as no type is public. */
  private static Source source(String text) {
    String name = text.contains("package demo;") ? "demo." : "";
    String first = text.contains("public abstract class Small") ? "Small" : "Example";
    String body =
        text.startsWith("package demo;")
            ? text.replaceFirst("package demo;", "package demo; " + IMPORTS)
            : IMPORTS + text;
    return new Source(name + first, body);
  }

  /** The calls that take plain arrays. */
  private static List<Method> calls(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(
            method ->
                List.of("step", "gradients", "evaluate", "forward").contains(method.getName()))
        .filter(method -> method.getParameterTypes()[0] == int.class)
        .toList();
  }

  private static Object invoke(Method call, Object model, int... sizes) throws Exception {
    List<Object> arguments = new ArrayList<>(List.of(1));
    for (int i = 0; i < call.getParameterCount() - 1; i++) {
      float[] numbers = new float[sizes[i]];
      Arrays.fill(numbers, 0.5f + i);
      arguments.add(numbers);
    }
    try {
      return call.invoke(model, arguments.toArray());
    } catch (InvocationTargetException e) {
      throw new AssertionError(call + " of " + model.getClass(), e.getCause());
    }
  }
}
