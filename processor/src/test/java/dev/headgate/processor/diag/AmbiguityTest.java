package dev.headgate.processor.diag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.testing.TestCompiler;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What could be understood in two ways is refused, never guessed. */
class AmbiguityTest {

  private static final String ALL = "dev.headgate.processor.testing.TestCompiler#all";

  private static final String TWO =
      """
      @Subnetwork interface Two {
        @Dense(units = 3) @Output Tensor a(Tensor input);
        @Dense(units = 3) @Output Tensor b(Tensor input);
      }
      """;

  @ParameterizedTest
  @MethodSource(ALL)
  void aLayerCannotFollowAUseOfSeveralOutputs(TestCompiler compiler) {
    assertThat(
            messages(
                compiler,
                TWO
                    + """
                    @Model interface Small {
                      @Use(Two.class) @Relu Tensor output(@Shape(3) Tensor input);
                      @MeanSquaredError Loss loss(Tensor output, Tensor target);
                    }
                    """))
        .containsExactly(
            "Example.java:6: error: HG-NAME-004: \"Two\" has several outputs (a, b), so no layer can"
                + " follow it on \"output\": give the use a method of its own and let others take"
                + " its outputs by name");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void anOutputOfASubnetworkIsOneTensor(TestCompiler compiler) {
    assertThat(
            messages(
                compiler,
                TWO
                    + """
                    @Subnetwork interface Wrap {
                      @Use(Two.class) @Output Tensor both(Tensor input);
                    }
                    """))
        .containsExactly(
            "Example.java:6: error: HG-OUT-001: \"both\" is an output of \"Wrap\", but has several"
                + " tensors itself: mark methods that take one of them, such as \"both_a\", with"
                + " @Output");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aMethodAndAnInstanceOfOneNameDoNotComeToShareWeights(TestCompiler compiler) {
    assertThat(
            messages(
                compiler,
                """
                @Subnetwork interface One { @Dense(units = 3) Tensor dense(Tensor input); }
                @Model interface Small {
                  @Use(value = One.class, as = "net") Tensor hidden(@Shape(3) Tensor input);
                  @Dense(units = 3) @Reshape({3, 1, 1}) @Conv2d(filters = 2, kernel = 1)
                  Tensor net(Tensor hidden);
                  @MeanSquaredError Loss loss(Tensor net, Tensor target);
                }
                """))
        .containsExactly(
            "Example.java:4: error: HG-USE-003: two layers would share the name"
                + " \"net.dense.weight\", because a method and an instance are both named \"net\":"
                + " rename one of them");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aPoolingWindowHoldsAtLeastOneCellOfTheImage(TestCompiler compiler) {
    assertThat(
            messages(
                compiler,
                """
                @Model interface Small {
                  @MaxPool2d(kernel = 2, stride = 1, padding = 1, dilation = 2)
                  Tensor output(@Shape({1, 1, 1}) Tensor input);
                }
                """))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("Example.java:2: error: HG-SHAPE-012: \"output\" does not fit: a window would")
        .contains("dilation of 2 steps over the input's height of 1");
  }

  private static List<String> messages(TestCompiler compiler, String declarations) {
    return compiler.compile(Page.example(declarations)).messages().stream()
        .map(Page::print)
        .toList();
  }
}
