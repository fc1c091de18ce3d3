package dev.headgate.examples.twolosses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Sgd;

/** Plain arrays need no ND4J: not even its classes have to be there. */
class WithoutNd4jTest {

  /** What the other JVM runs. */
  public static final class Program {
    public static void main(String[] arguments) {
      try (CompiledTwoLosses model =
          CompiledTwoLosses.builder().batchSize(2).threads(2).seed(3).build()) {
        float[] image = new float[2 * 56 * 56];
        float[] target1 = new float[2 * 20 * 51 * 51];
        float[] target2 = new float[2 * 2 * 49 * 49];
        System.out.println(model.gradients(2, image, target1, target2));
        System.out.println(model.gradientValues("net1.hidden.weight").length);
        System.out.println(model.forward(1, image).output3Values().length);
      }
      try (CompiledTwoLosses saved = CompiledTwoLosses.load(Path.of(arguments[0]))) {
        System.out.println(saved.forward(1, new float[56 * 56]).output1Values().length);
      }
    }
  }

  @Test
  void aModelRunsInAJvmWhereNd4jIsNotOnTheClassPath(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path checkpoint = folder.resolve("trained-where-nd4j-was.npz");
    try (CompiledTwoLosses model = CompiledTwoLosses.builder().updater(new Sgd(0.1)).build()) {
      model.save(checkpoint);
    }
    String classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("nd4j"))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-classpath",
                classPath,
                Program.class.getName(),
                checkpoint.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.lines().skip(1)).containsExactly("45", "4802", "52020");
  }
}
