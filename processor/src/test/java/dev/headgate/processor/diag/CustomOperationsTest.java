package dev.headgate.processor.diag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.testing.Compilation;
import dev.headgate.processor.testing.Message;
import dev.headgate.processor.testing.TestCompiler;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of the classes of {@code @Custom}, beside the examples on the pages. */
class CustomOperationsTest {

  private static final String ALL = "dev.headgate.processor.testing.TestCompiler#all";

  private static final String FORWARD =
      "public static void forward(int samples, int size, float[] x0, int x0Start, float[] x1,"
          + " int x1Start, float[] y, int yStart)";

  private static final String BACKWARD =
      "public static void backward(int input, int samples, int size, float[] x0, int x0Start,"
          + " float[] x1, int x1Start, float[] y, int yStart, float[] dy, int dyStart, float[] dx,"
          + " int dxStart)";

  private static final String MODEL =
      """
      @Model interface Small {
        @Dense(units = 3) Tensor hidden(@Shape(3) Tensor input);
        @Custom(Both.class)
        Tensor output(Tensor hidden, Tensor input);
        @MeanSquaredError Loss loss(Tensor output, Tensor target);
      }
      """;

  @TempDir Path folder;

  private static Compilation compile(TestCompiler compiler, String members) {
    return compiler.compile(Page.example(MODEL + "class Both {" + members + "}"));
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void ofSeveralInputsHasAnArrayForEach(TestCompiler compiler) {
    Compilation done = compile(compiler, FORWARD + " {} " + BACKWARD + " {}");

    assertThat(done.messages()).isEmpty();
    assertThat(done.generated("example.CompiledSmall"))
        .contains("Both.forward(n, 3, values, n * HIDDEN, input, at * 3, values, n * OUTPUT)")
        .contains("Both.backward(0, n, 3, values, n * HIDDEN, input, at * 3, values, n * OUTPUT,");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void isToldWhatTheMethodsOfSeveralInputsTake(TestCompiler compiler) {
    Compilation done =
        compile(compiler, "public static void forward(double[] x, String y) {} " + BACKWARD + "{}");

    assertThat(done.messages())
        .map(Page::print)
        .containsExactly(
            "Example.java:3: error: HG-CUSTOM-003: \"Both\" of \"output\" takes 2 tensors, but its"
                + " forward takes (double[], java.lang.String): write "
                + FORWARD);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void mayHaveOverloadsAndOtherMethods(TestCompiler compiler) {
    Compilation done =
        compile(
            compiler,
            "static float forward() { return 0; } void backward(int a) {} void other() {} "
                + FORWARD
                + " {} "
                + BACKWARD
                + " {}");

    assertThat(done.messages()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void mustBeCallable(TestCompiler compiler) {
    for (String wrong :
        new String[] {
          BACKWARD.replace("public ", "private "),
          BACKWARD.replace("static ", ""),
          BACKWARD + " throws java.io.IOException"
        }) {
      Compilation done = compile(compiler, FORWARD + " {} " + wrong + " {}");

      assertThat(done.ours()).map(Message::id).containsExactly("HG-CUSTOM-004");
      assertThat(done.ours().get(0).text()).endsWith(": write " + BACKWARD);
      assertThat(done.ours().get(0).at()).isEqualTo("Both.class");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void isLeftToTheCompilerWhereItIsNotJava(TestCompiler compiler) {
    Compilation done = compile(compiler, FORWARD.replace("int samples", "Missing samples") + " {}");

    assertThat(done.errors()).isNotEmpty();
    assertThat(done.ours()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void hasAPossibleShape(TestCompiler compiler) {
    Compilation done =
        compiler.compile(
            Page.example(
                MODEL.replace("Both.class", "value = Both.class, shape = {2, 0}")
                    + "class Both {"
                    + FORWARD
                    + " {} "
                    + BACKWARD
                    + " {} }"));

    assertThat(done.messages())
        .map(Page::print)
        .containsExactly(
            "Example.java:3: error: HG-ATTR-001: @Custom of \"output\": a shape of [2, 0] cannot be:"
                + " write the dimensions of one sample, each at least 1");
  }

  /** The subnetwork is right in its own package, but its operation is not the model's to call. */
  @ParameterizedTest
  @MethodSource(ALL)
  void mustBePublicWhereAModelOfAnotherPackageUsesIt(TestCompiler compiler) {
    String net =
        "package library; import dev.headgate.*; import dev.headgate.layer.*;\n"
            + "@Subnetwork public interface Net {\n"
            + "@Custom(Both.class) Tensor y(Tensor x0, Tensor x1); }\n"
            + "class Both {"
            + FORWARD
            + " {} "
            + BACKWARD
            + " {} }";
    String model = MODEL.replace("@Custom(Both.class)", "@Use(library.Net.class)");
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("library.Net", net);
    sources.put("example.Example", Page.example(model).text());

    Compilation together = compiler.compile(sources);
    Path classes = compiler.compile(Map.of("library.Net", net)).orFail().writeClasses(folder);
    Compilation apart = compiler.withClassPath(classes).compile(Page.example(model));

    String text =
        "HG-CUSTOM-001: \"Both\" of \"y\" cannot be called from the package \"example\", where the"
            + " compiled model is: make it public";
    assertThat(together.messages()).map(Message::text).containsExactly(text);
    assertThat(together.messages().get(0).file()).isEqualTo("library/Net.java");
    assertThat(apart.messages()).map(Page::print).containsExactly("Example.java:3: error: " + text);
  }
}
