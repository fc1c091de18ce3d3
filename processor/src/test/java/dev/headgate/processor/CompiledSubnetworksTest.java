package dev.headgate.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.testing.Compilation;
import dev.headgate.processor.testing.Message;
import dev.headgate.processor.testing.TestCompiler;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Subnetworks that come from class files, of either compiler, with and without names in them. */
class CompiledSubnetworksTest {

  private static final String IMPORTS =
      "package demo; import dev.headgate.*; import dev.headgate.gradient.*;"
          + " import dev.headgate.layer.*; import dev.headgate.loss.*; ";

  private static final String NET =
      IMPORTS
          + """
          @Subnetwork
          public interface Net {
            @Conv2d(filters = 2, kernel = 3) Tensor zulu(Tensor input);
            @Add Tensor alpha(Tensor zulu, Tensor skip);
          }
          """;

  private static final String OUTER =
      IMPORTS
          + """
          @Subnetwork
          public interface Outer {
            @Use(Net.class) Tensor result(Tensor image, Tensor other);
          }
          """;

  private static final String MODEL =
      IMPORTS
          + """
          @Model
          public interface Small {
            @Relu Tensor active(@Shape({1, 8, 8}) Tensor image);

            @Use(Outer.class)
            Tensor output(Tensor active, @Shape({2, 6, 6}) Tensor other);

            @MeanSquaredError Loss loss(Tensor output, Tensor target);
          }
          """;

  @TempDir Path folder;

  /** The compiler of the subnetwork, its options, and the compiler of the model. */
  static Stream<Arguments> compilers() {
    return Stream.of(TestCompiler.javac(), TestCompiler.ecj())
        .flatMap(
            library ->
                Stream.of("-g", "-parameters")
                    .flatMap(
                        option ->
                            TestCompiler.all().map(model -> Arguments.of(library, option, model))));
  }

  @ParameterizedTest
  @MethodSource("compilers")
  void compileToTheSameSource(TestCompiler library, String option, TestCompiler compiler) {
    Path classes = library.withOptions(option).compile(NET, OUTER).orFail().writeClasses(folder);

    Compilation apart = compiler.withClassPath(classes).compile(MODEL).orFail();
    Compilation together = compiler.compile(NET, OUTER, MODEL).orFail();

    assertThat(apart.messages()).isEmpty();
    assertThat(apart.generated("demo.CompiledSmall"))
        .isEqualTo(together.generated("demo.CompiledSmall"));
  }

  @ParameterizedTest
  @MethodSource("compilers")
  void haveTheirMistakesToldWhereTheyAreUsed(
      TestCompiler library, String option, TestCompiler compiler) {
    Path classes = library.withOptions(option).compile(NET, OUTER).orFail().writeClasses(folder);

    Compilation done =
        compiler.withClassPath(classes).compile(MODEL.replace("{2, 6, 6}", "{2, 5, 5}"));

    Message message = only(done);
    assertThat(message.text())
        .isEqualTo(
            """
            HG-SHAPE-012: "outer.net.alpha" does not fit: @Add takes tensors of one shape, but got \
            [channels 2, height 6, width 6] and [channels 2, height 5, width 5]
              image: [channels 1, height 8, width 8]
              active, @Relu: [channels 1, height 8, width 8]
              outer.net.zulu, @Conv2d: [channels 2, height 6, width 6]
              other: [channels 2, height 5, width 5]\
            """);
    assertThat(message.file()).isEqualTo("demo/Small.java");
    assertThat(message.line()).isEqualTo(5);
    assertThat(message.at()).startsWith("@Use");
  }

  @ParameterizedTest
  @MethodSource("compilers")
  void keepTheOrderOfTheSource(TestCompiler library, String option, TestCompiler compiler) {
    String swapped = // what a class file may make of the order
        NET.replaceFirst("(?s)(  @Conv2d.*?;\n)(  @Add.*?;\n)", "$2$1");
    Path classes =
        library
            .withoutProcessor()
            .withOptions(option)
            .compile(
                swapped,
                descriptor("Net", "zulu(input)", "alpha(zulu,skip)"),
                OUTER,
                descriptor("Outer", "result(image,other)"))
            .orFail()
            .writeClasses(folder);

    Compilation apart = compiler.withClassPath(classes).compile(MODEL).orFail();
    Compilation together = compiler.compile(NET, OUTER, MODEL).orFail();

    assertThat(swapped).isNotEqualTo(NET);
    assertThat(apart.generated("demo.CompiledSmall"))
        .isEqualTo(together.generated("demo.CompiledSmall"));
  }

  @ParameterizedTest
  @MethodSource("dev.headgate.processor.testing.TestCompiler#all")
  void areRefusedWithoutADescriptorEvenDeepInside(TestCompiler compiler) {
    Path classes =
        compiler
            .withoutProcessor()
            .compile(NET, OUTER, descriptor("Outer", "result(image,other)"))
            .orFail()
            .writeClasses(folder);

    Message message = only(compiler.withClassPath(classes).compile(MODEL));

    assertThat(message.id()).isEqualTo("HG-DECL-004");
    assertThat(message.text()).contains("\"Net_Descriptor\"");
    assertThat(message.file()).isEqualTo("demo/Small.java");
    assertThat(message.line()).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("dev.headgate.processor.testing.TestCompiler#all")
  void areRefusedWithADescriptorOfAnotherVersion(TestCompiler compiler) {
    Path classes =
        compiler
            .withoutProcessor()
            .compile(NET, descriptor("Net", "zulu(input)", "beta(zulu,skip)"))
            .orFail()
            .writeClasses(folder);

    Message message =
        only(compiler.withClassPath(classes).compile(MODEL.replace("Outer.class", "Net.class")));

    assertThat(message.id()).isEqualTo("HG-DECL-004");
    assertThat(message.line()).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("dev.headgate.processor.testing.TestCompiler#all")
  void haveWrongAttributesToldWhereTheyAreUsed(TestCompiler compiler) {
    Path classes =
        compiler
            .withoutProcessor()
            .compile(
                NET.replace("kernel = 3", "kernel = 0"),
                descriptor("Net", "zulu(input)", "alpha(zulu,skip)"))
            .orFail()
            .writeClasses(folder);

    Message message =
        only(compiler.withClassPath(classes).compile(MODEL.replace("Outer.class", "Net.class")));

    assertThat(message.text())
        .isEqualTo(
            "HG-ATTR-001: @Conv2d of \"zulu\": kernel = 0 is out of range:"
                + " write a whole number of at least 1");
    assertThat(message.line()).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("dev.headgate.processor.testing.TestCompiler#all")
  void haveTheirMasksToldWhereTheyAreUsed(TestCompiler compiler) {
    Path classes =
        compiler
            .compile(NET.replace("@Subnetwork", "@Subnetwork @Frozen(\"loss2\")"), OUTER)
            .orFail()
            .writeClasses(folder);

    Message unknown = only(compiler.withClassPath(classes).compile(MODEL));
    Message idle =
        only(
            compiler
                .withClassPath(classes)
                .compile(
                    MODEL
                        .replace(
                            "@MeanSquaredError",
                            "@Dense(units = 1) @Flatten Tensor last(Tensor image);\n"
                                + " @MeanSquaredError Loss loss2(Tensor last, Tensor target2);"
                                + " @MeanSquaredError")
                        .replace("@Dense(units = 1) @Flatten", "@Flatten @Dense(units = 1)")));

    assertThat(unknown.id()).isEqualTo("HG-LOSS-001");
    assertThat(unknown.line()).isEqualTo(5);
    assertThat(idle.text())
        .isEqualTo(
            "HG-MASK-002: @Frozen(\"loss2\") on Net freezes nothing:"
                + " no gradient of loss2 comes there anyway; remove it");
    assertThat(idle.file()).isEqualTo("demo/Small.java");
    assertThat(idle.line()).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("compilers")
  void mayHaveOperationsOfTheirOwn(TestCompiler library, String option, TestCompiler compiler) {
    String operation =
        """
        package demo;
        public interface Scales {
          class Twice {
            public static void forward(
                int samples, int size, float[] x, int xStart, float[] y, int yStart) {}

            public static void backward(
                int samples, int size, float[] x, int xStart, float[] y, int yStart,
                float[] dy, int dyStart, float[] dx, int dxStart) {}
          }
        }
        """;
    String net = NET.replaceFirst("Tensor zulu", "@Custom(Scales.Twice.class) $0");
    Path classes =
        library.withOptions(option).compile(operation, net, OUTER).orFail().writeClasses(folder);

    Compilation apart = compiler.withClassPath(classes).compile(MODEL).orFail();
    Compilation together = compiler.compile(operation, net, OUTER, MODEL).orFail();

    assertThat(apart.messages()).isEmpty();
    assertThat(apart.generated("demo.CompiledSmall"))
        .isEqualTo(together.generated("demo.CompiledSmall"))
        .contains("Scales.Twice.forward(n, 72, ");
  }

  private static Message only(Compilation done) {
    assertThat(done.messages()).hasSize(1);
    return done.messages().get(0);
  }

  private static String descriptor(String type, String... entries) {
    return "package demo;\n\n@dev.headgate.SubnetworkDescriptor({\""
        + String.join("\", \"", entries)
        + "\"})\npublic final class "
        + type
        + "_Descriptor {}\n";
  }
}
