package dev.headgate.processor;

import dev.headgate.processor.diag.Origin;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.reference.ReferenceModel;
import dev.headgate.processor.reference.Settings;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Names;
import dev.headgate.processor.scan.Scanner;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Reads models with the compiler's front end and goes no further than their graphs. */
@SupportedAnnotationTypes("dev.headgate.Model")
public final class GraphReader extends AbstractProcessor {

  private final Map<String, ReferenceModel> models = new HashMap<>();

  private GraphReader() {}

  /**
   * The models of some sources by qualified name, such as {@code demo.Outer.Inner}.
   *
   * @param sources texts by the qualified names of their top-level types
   * @throws AssertionError if javac or Headgate has an error to tell
   */
  public static Map<String, ReferenceModel> read(Map<String, String> sources) {
    GraphReader reader = new GraphReader();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    CompilationTask task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                null,
                null,
                said,
                List.of("-proc:only", "-classpath", System.getProperty("java.class.path")),
                null,
                sources.entrySet().stream().map(e -> file(e.getKey(), e.getValue())).toList());
    task.setProcessors(List.of(reader));
    if (!task.call()) {
      throw new AssertionError("not read: " + said.getDiagnostics());
    }
    return reader.models;
  }

  private static JavaFileObject file(String qualifiedName, String text) {
    URI uri = URI.create("memory:///" + qualifiedName.replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Scanner scanner = new Scanner(processingEnv.getElementUtils(), type -> true);
    ModelCompiler compiler = new ModelCompiler(new Reporter(processingEnv.getMessager()));
    for (TypeElement annotation : annotations) {
      if (annotation.getQualifiedName().contentEquals(Names.MODEL)) {
        for (Element type : round.getElementsAnnotatedWith(annotation)) {
          Declaration declaration = scanner.scan((TypeElement) type);
          compiler
              .graph(declaration)
              .ifPresent(graph -> models.put(declaration.qualifiedName(), model(graph)));
        }
      }
    }
    return false;
  }

  private ReferenceModel model(Graph graph) {
    Map<Node, Settings> settings = new HashMap<>();
    graph.nodes().forEach(node -> settings.put(node, settings(node.origin())));
    Map<String, Settings> losses = new HashMap<>();
    graph.losses().forEach(loss -> losses.put(loss.name(), settings(loss.origin())));
    return new ReferenceModel(graph, settings, losses);
  }

  private Settings settings(Origin origin) {
    AnnotationMirror annotation = Objects.requireNonNull(origin.annotation());
    return Settings.of(processingEnv.getElementUtils(), annotation);
  }
}
