package dev.headgate.processor.testing;

import dev.headgate.Tensor;
import dev.headgate.processor.HeadgateProcessor;
import dev.headgate.runtime.CompiledModel;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A Java compiler with {@link HeadgateProcessor}, at language level 17, from memory to memory.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @MethodSource("dev.headgate.processor.testing.TestCompiler#all")
 * void compiles(TestCompiler compiler) {
 *   Compilation done = compiler.compile(Source.of("package demo; ...")).orFail();
 *   done.classLoader().loadClass("demo.CompiledSmall");
 * }
 * }</pre>
 *
 * <p>Immutable. An exception that leaves the processor fails the test, whatever the compiler makes
 * of it.
 */
public final class TestCompiler {

  private enum Kind {
    JAVAC(ToolProvider::getSystemJavaCompiler),
    ECJ(EclipseCompiler::new);

    private final Supplier<JavaCompiler> supplier;

    /** Opening the jars of a class path takes longer than compiling a model. */
    private final Map<List<Path>, StandardJavaFileManager> open = new ConcurrentHashMap<>();

    Kind(Supplier<JavaCompiler> supplier) {
      this.supplier = supplier;
    }
  }

  private final Kind kind;
  private final List<Path> extraClassPath;
  private final List<String> options;
  private final List<Supplier<Processor>> processors;

  private TestCompiler(
      Kind kind,
      List<Path> extraClassPath,
      List<String> options,
      List<Supplier<Processor>> processors) {
    this.kind = kind;
    this.extraClassPath = List.copyOf(extraClassPath);
    this.options = List.copyOf(options);
    this.processors = List.copyOf(processors);
  }

  public static TestCompiler javac() {
    return new TestCompiler(Kind.JAVAC, List.of(), List.of(), List.of(HeadgateProcessor::new));
  }

  public static TestCompiler ecj() {
    return new TestCompiler(Kind.ECJ, List.of(), List.of(), List.of(HeadgateProcessor::new));
  }

  /** Both, for {@code @MethodSource}. */
  public static Stream<TestCompiler> all() {
    return Stream.of(javac(), ecj());
  }

  /** This compiler with further folders or jars on its class path, and behind loaded classes. */
  public TestCompiler withClassPath(Path... entries) {
    List<Path> all = new ArrayList<>(extraClassPath);
    all.addAll(Arrays.asList(entries));
    return new TestCompiler(kind, all, options, processors);
  }

  /** This compiler with the classes of these tests on its class path. */
  public TestCompiler withTestClasses() {
    return withClassPath(location(TestCompiler.class));
  }

  /** This compiler with further command-line options, such as {@code -parameters}. */
  public TestCompiler withOptions(String... further) {
    List<String> all = new ArrayList<>(options);
    all.addAll(Arrays.asList(further));
    return new TestCompiler(kind, extraClassPath, all, processors);
  }

  /** This compiler without Headgate's processor. */
  public TestCompiler withoutProcessor() {
    return new TestCompiler(kind, extraClassPath, options, List.of());
  }

  /** This compiler with one more processor, which is asked after Headgate's. */
  public TestCompiler withProcessor(Supplier<Processor> further) {
    List<Supplier<Processor>> all = new ArrayList<>(processors);
    all.add(further);
    return new TestCompiler(kind, extraClassPath, options, all);
  }

  public boolean isEcj() {
    return kind == Kind.ECJ;
  }

  /** Compiles sources, each named after the first type that starts a line in it. */
  public Compilation compile(String... sources) {
    return compile(Arrays.stream(sources).map(Source::of).toArray(Source[]::new));
  }

  /** Compiles sources by the qualified names of their top-level types. */
  public Compilation compile(Map<String, String> sourcesByQualifiedName) {
    return compile(
        sourcesByQualifiedName.entrySet().stream()
            .map(entry -> new Source(entry.getKey(), entry.getValue()))
            .toArray(Source[]::new));
  }

  public Compilation compile(Source... sources) {
    Path root = Path.of(System.getProperty("java.io.tmpdir"), "sources-" + UUID.randomUUID());
    try {
      return compile(root, List.of(sources));
    } finally {
      delete(root);
    }
  }

  private Compilation compile(Path root, List<Source> sources) {
    MemoryFiles files = new MemoryFiles(classPath(), root);
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    List<JavaFileObject> units = sources.stream().map(files::source).toList();
    JavaCompiler.CompilationTask task =
        kind.supplier.get().getTask(new StringWriter(), files, said, options(), null, units);
    List<WatchedProcessor> watched =
        processors.stream().map(each -> new WatchedProcessor(each.get())).toList();
    task.setProcessors(watched);
    task.call();
    for (WatchedProcessor processor : watched) {
      if (processor.thrown().isPresent()) {
        throw new AssertionError(
            "the processor threw on " + this + ", given " + sources, processor.thrown().get());
      }
    }
    Map<String, String> texts = new HashMap<>();
    sources.forEach(source -> texts.put(source.path(), source.text()));
    files.sources().forEach((name, text) -> texts.put(new Source(name, text).path(), text));
    if (isEcj()) {
      texts.keySet().forEach(path -> touch(root.resolve(path)));
    }
    List<Message> messages =
        said.getDiagnostics().stream().map(one -> Message.of(one, root, texts)).toList();
    return new Compilation(messages, files.sources(), files.classes(), parentLoader());
  }

  /** ECJ answers the source of a message only where there is a file. */
  private static void touch(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> options() {
    List<String> all = new ArrayList<>(List.of("-source", "17", "-target", "17"));
    // Silence about everything of their own would silence the compilers on a processor's behalf.
    all.add(isEcj() ? "-warn:-unusedImport,warningToken" : "-Xlint:-options");
    if (processors.isEmpty()) {
      all.add("-proc:none");
    }
    all.addAll(options);
    return all;
  }

  /** What a user of ND4J has: annotations, runtime and ND4J, and none of the compiler's own. */
  private StandardJavaFileManager classPath() {
    List<Path> paths = new ArrayList<>(extraClassPath);
    paths.add(location(Tensor.class));
    paths.add(location(CompiledModel.class));
    String nd4j = location(IUpdater.class).getParent().getParent().getParent().toString();
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.startsWith(nd4j))
        .map(Path::of)
        .forEach(paths::add);
    if (!extraClassPath.isEmpty()) {
      return open(paths); // folders of one test's own: not worth keeping
    }
    return kind.open.computeIfAbsent(paths, this::open);
  }

  private StandardJavaFileManager open(List<Path> paths) {
    StandardJavaFileManager manager =
        kind.supplier.get().getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    try {
      manager.setLocationFromPaths(StandardLocation.CLASS_PATH, paths);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return manager;
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private ClassLoader parentLoader() {
    ClassLoader tests = TestCompiler.class.getClassLoader();
    if (extraClassPath.isEmpty()) {
      return tests;
    }
    return new URLClassLoader(
        extraClassPath.stream().map(TestCompiler::url).toArray(URL[]::new), tests);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return isEcj() ? "ECJ" : "javac";
  }
}
