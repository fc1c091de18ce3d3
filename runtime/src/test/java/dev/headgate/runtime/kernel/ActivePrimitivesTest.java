package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivePrimitivesTest {

  private static final String[] WITH_MODULE = {"--add-modules", "jdk.incubator.vector"};

  /** Prints which implementation a fresh JVM chose, after a kernel has worked on it. */
  public static final class Probe {
    public static void main(String[] arguments) {
      float[] x = {-1f, 2f};
      Relu.forward(2, x, 0, x, 0);
      System.out.println(x[0] + " " + x[1] + " on " + ActivePrimitives.get().describe());
    }
  }

  @Test
  void withTheModuleTheVectorApiIsChosenSilently() throws Exception {
    assertThat(probe(WITH_MODULE))
        .anyMatch(line -> line.startsWith("0.0 2.0 on the Vector API"))
        .noneMatch(line -> line.contains("add-modules"));
  }

  @Test
  void withoutTheModuleScalarCodeIsChosenAndTheLogSaysWhatToAdd() throws Exception {
    assertThat(probe())
        .contains("0.0 2.0 on scalar code")
        .anyMatch(line -> line.endsWith("add --add-modules jdk.incubator.vector for fast ones"));
  }

  @Test
  void thePropertySwitchesTheVectorApiOffSilently() throws Exception {
    assertThat(probe(WITH_MODULE[0], WITH_MODULE[1], "-Dheadgate.vector=false"))
        .contains("0.0 2.0 on scalar code")
        .noneMatch(line -> line.contains("add-modules"));
  }

  private static List<String> probe(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Probe.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("exit status; output: %s", output).isZero();
    return output.lines().toList();
  }
}
