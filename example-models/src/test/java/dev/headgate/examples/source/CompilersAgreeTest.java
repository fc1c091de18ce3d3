package dev.headgate.examples.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilersAgreeTest {

  @Test
  void javacAndEclipseGenerateTheSameBytesForEveryExample(@TempDir Path javac, @TempDir Path ecj)
      throws IOException {
    Map<String, String> ofJavac =
        ModelSources.generate(ToolProvider.getSystemJavaCompiler(), javac);
    Map<String, String> ofEclipse = ModelSources.generate(new EclipseCompiler(), ecj);

    assertThat(ofJavac).containsKey("dev/headgate/examples/twolosses/CompiledTwoLosses.java");
    assertThat(ofEclipse).isEqualTo(ofJavac);
  }
}
