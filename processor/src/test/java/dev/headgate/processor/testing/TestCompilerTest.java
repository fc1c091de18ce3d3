package dev.headgate.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.runtime.nd4j.Nd4jModel;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestCompilerTest {

  private static final String NET =
      """
      package demo;

      import dev.headgate.*;
      import dev.headgate.layer.*;

      @Subnetwork
      public interface Net {
        @Dense(units = 3) Tensor result(Tensor input);
      }
      """;

  private static final String FIT =
      """
      package demo;

      import dev.headgate.*;
      import dev.headgate.loss.*;

      @Model
      public interface Fit {
        @Use(Net.class) Tensor output(@Shape(4) Tensor input);

        @MeanSquaredError Loss loss(Tensor output, Tensor target);
      }
      """;

  @ParameterizedTest
  @MethodSource("dev.headgate.processor.testing.TestCompiler#all")
  void compilesAndLoadsAModel(TestCompiler compiler) throws Exception {
    Compilation done = compiler.compile(NET, FIT).orFail();

    assertThat(done.messages()).isEmpty();
    assertThat(done.generated("demo.CompiledFit")).contains("public final class CompiledFit");
    assertThat(done.classFiles()).containsKeys("demo.Net", "demo.Fit", "demo.CompiledFit");
    assertThat(done.classLoader().loadClass("demo.CompiledFit").getSuperclass())
        .isEqualTo(Nd4jModel.class);
  }

  @ParameterizedTest
  @MethodSource("dev.headgate.processor.testing.TestCompiler#all")
  void findsWhatWasCompiledBefore(TestCompiler compiler, @TempDir Path folder) throws Exception {
    compiler.compile(NET).orFail().writeClasses(folder);

    Compilation done = compiler.withClassPath(folder).compile(FIT).orFail();

    assertThat(done.classFiles()).doesNotContainKey("demo.Net");
    assertThat(done.classLoader().loadClass("demo.Net")).isInterface();
  }

  @ParameterizedTest
  @MethodSource("dev.headgate.processor.testing.TestCompiler#all")
  void placesMessages(TestCompiler compiler) {
    Compilation done = compiler.compile(NET, FIT.replace("Tensor output,", "Tensor outptu,"));

    assertThat(done.ours()).hasSize(1);
    Message message = done.ours().get(0);
    assertThat(message.id()).isEqualTo("HG-NAME-001");
    assertThat(message.file()).isEqualTo("demo/Fit.java");
    assertThat(message.line()).isEqualTo(10);
    assertThat(message.at()).contains("outptu");
  }

  @ParameterizedTest
  @MethodSource("dev.headgate.processor.testing.TestCompiler#all")
  void tellsTheCompilersOwnErrorsFromOurs(TestCompiler compiler) {
    Compilation done = compiler.compile("class Wrong { int one = \"two\"; }");

    assertThat(done.errors()).hasSize(1);
    assertThat(done.ours()).isEmpty();
    assertThat(done.succeeded()).isFalse();
  }
}
