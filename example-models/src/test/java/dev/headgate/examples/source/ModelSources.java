package dev.headgate.examples.source;

import dev.headgate.processor.HeadgateProcessor;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Compiles every source file of this module's examples, as a build would, and reads what is
 * generated.
 */
final class ModelSources {

  private static final Path SOURCES = Path.of("src/main/java");

  private ModelSources() {}

  /**
   * The generated sources by their path.
   *
   * @param folder an empty folder to work in
   */
  static Map<String, String> generate(JavaCompiler compiler, Path folder) throws IOException {
    Path generated = Files.createDirectories(folder.resolve("generated"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> options = List.of("-source", "17", "-target", "17");
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        Stream<Path> sources = Files.walk(SOURCES)) {
      files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(generated));
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, dependencies());
      List<Path> javaFiles = sources.filter(path -> path.toString().endsWith(".java")).toList();
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              said, files, null, options, null, files.getJavaFileObjectsFromPaths(javaFiles));
      task.setProcessors(List.of(new HeadgateProcessor()));
      if (!task.call()) {
        throw new IllegalStateException("the examples do not compile:\n" + said);
      }
    }
    return read(generated);
  }

  /**
   * The class path without what this module's own build has made: the examples are compiled anew.
   */
  private static List<Path> dependencies() {
    Path built = Path.of("target").toAbsolutePath();
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(entry -> !entry.startsWith(built))
        .toList();
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      paths
          .filter(path -> path.toString().endsWith(".java"))
          .forEach(path -> sources.put(folder.relativize(path).toString(), text(path)));
    }
    return sources;
  }

  static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body of a generated method, from its first line to the brace that closes it. */
  static String method(String source, String name) {
    int start = source.indexOf("void " + name + "(int at, int n)");
    if (start < 0) {
      throw new IllegalArgumentException("no method " + name);
    }
    return source.substring(start, source.indexOf("\n    }\n", start));
  }
}
