package dev.headgate.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged processor, as a user's build sees it: one jar on the processor path.
 *
 * <p>javac runs as a process of its own. Inside this one it would find the test class path,
 * JavaPoet included, behind the processor path.
 */
class ShadedJarIT {
  private static final Path JAR = Path.of(System.getProperty("headgate.processor.jar"));

  @Test
  void holdsItsOwnClassesAndNothingThatCouldClash() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> classes =
          jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")).toList();
      assertThat(classes)
          .isNotEmpty()
          .doesNotHaveDuplicates()
          .allMatch(name -> name.startsWith("dev/headgate/processor/"));
      assertThat(classes).contains("dev/headgate/processor/shaded/javapoet/JavaFile.class");
      assertThat(read(jar, "META-INF/services/javax.annotation.processing.Processor"))
          .isEqualTo("dev.headgate.processor.HeadgateProcessor");
      assertThat(read(jar, "META-INF/gradle/incremental.annotation.processors"))
          .isEqualTo("dev.headgate.processor.HeadgateProcessor,isolating");
    }
  }

  @Test
  void compilesAModelAsTheOnlyEntryOfTheProcessorPath(@TempDir Path folder) throws Exception {
    Path source = folder.resolve("Small.java");
    Files.writeString(
        source,
        """
        import dev.headgate.*;
        import dev.headgate.layer.*;
        import dev.headgate.loss.*;

        class Small {
          @Subnetwork
          interface Net {
            @Dense(units = 3) Tensor result(Tensor input);
          }

          @Model
          interface Fit {
            @Use(Net.class) Tensor output(@Shape(4) Tensor input);

            @MeanSquaredError Loss loss(Tensor output, Tensor target);
          }
        }
        """);
    Path javac = Path.of(System.getProperty("java.home"), "bin", "javac");
    Path log = folder.resolve("javac.log");
    String classPath = System.getProperty("java.class.path");
    Process process =
        new ProcessBuilder(
                javac.toString(),
                "-J-Xshare:auto",
                "-processorpath",
                JAR.toString(),
                "-classpath",
                classPath,
                "-d",
                folder.toString(),
                source.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();

    assertThat(process.waitFor()).as(() -> readOrEmpty(log)).isZero();
    assertThat(folder.resolve("CompiledSmall_Fit.class")).exists();
  }

  private static String read(JarFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    assertThat(entry).as(name).isNotNull();
    return new String(jar.getInputStream(entry).readAllBytes(), UTF_8).strip();
  }

  private static String readOrEmpty(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
