package dev.headgate.processor;

import com.google.auto.service.AutoService;
import dev.headgate.processor.diag.Origin;
import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.diag.Suppressions;
import dev.headgate.processor.emit.GeneratedFile;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Names;
import dev.headgate.processor.scan.Scanner;
import dev.headgate.processor.scan.StrayCheck;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Compiles every {@code @Model} to a class beside it. Isolating: each generated class has one
 * originating element, and all that decides its text can be reached from that element.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("dev.headgate.*")
public final class HeadgateProcessor extends AbstractProcessor {

  /**
   * The types of this compilation by name, nested ones included: of all others only class files are
   * known.
   */
  private final Set<String> inSource = new HashSet<>();

  /** The classes written so far. */
  private final Set<String> written = new HashSet<>();

  /** Declarations that name a type which another processor may still write. */
  private Set<String> deferred = new LinkedHashSet<>();

  private @Nullable Reporter reporter;

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    boolean last = round.processingOver() || isStuck(round.getRootElements());
    round.getRootElements().forEach(this::remember);
    Set<String> declarations = deferred;
    deferred = new LinkedHashSet<>();
    for (TypeElement annotation : annotations) {
      String name = annotation.getQualifiedName().toString();
      if (name.equals(Names.MODEL) || name.equals(Names.SUBNETWORK)) {
        round
            .getElementsAnnotatedWith(annotation)
            .forEach(
                type -> {
                  declarations.add(qualifiedName(type));
                  StrayCheck.checkKind(type, reporter());
                });
      } else {
        round
            .getElementsAnnotatedWith(annotation)
            .forEach(element -> StrayCheck.check(annotation, element, reporter()));
      }
    }
    Scanner scanner = new Scanner(processingEnv.getElementUtils(), this::isInSource);
    for (String name : declarations) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      if (type != null) {
        compile(scanner.scan(type), type, last);
      }
    }
    return false;
  }

  /**
   * Whether nothing new has come but what was written here, so that nobody else writes what a
   * declaration waits for. Waiting for the last round would be too late: javac does not look at
   * what is written then.
   */
  private boolean isStuck(Set<? extends Element> roots) {
    return !written.isEmpty()
        && roots.stream()
            .allMatch(root -> root instanceof TypeElement && written.contains(qualifiedName(root)));
  }

  private void compile(Declaration declaration, TypeElement type, boolean last) {
    if (!declaration.complete() && !last) {
      deferred.add(declaration.qualifiedName());
      return;
    }
    Suppressions.check(type, reporter());
    ModelCompiler compiler = new ModelCompiler(reporter());
    if (declaration.kind() == Declaration.Kind.MODEL) {
      write(compiler.compile(declaration), type);
    } else {
      Optional<GeneratedFile> descriptor = compiler.compileSubnetwork(declaration);
      descriptor.ifPresent(file -> write(file, type));
    }
  }

  private void write(GeneratedFile file, TypeElement origin) {
    written.add(file.qualifiedName());
    try (Writer writer =
        processingEnv.getFiler().createSourceFile(file.qualifiedName(), origin).openWriter()) {
      writer.write(file.source());
    } catch (FilerException e) {
      String text =
          "\"%s\" exists already, so it cannot be generated for \"%s\": rename one of the two"
              .formatted(file.qualifiedName(), origin.getSimpleName());
      reporter().report(Problem.CANNOT_WRITE, Origin.of(origin), text);
    } catch (IOException e) {
      String text = "\"" + file.qualifiedName() + "\" cannot be written: " + e.getMessage();
      reporter().report(Problem.CANNOT_WRITE, Origin.of(origin), text);
    }
  }

  private void remember(Element element) {
    if (element instanceof TypeElement type) {
      inSource.add(type.getQualifiedName().toString());
      type.getEnclosedElements().forEach(this::remember);
    }
  }

  private boolean isInSource(TypeElement type) {
    return inSource.contains(type.getQualifiedName().toString());
  }

  private static String qualifiedName(Element type) {
    return ((TypeElement) type).getQualifiedName().toString();
  }

  private Reporter reporter() {
    if (reporter == null) {
      reporter = new Reporter(processingEnv.getMessager());
    }
    return reporter;
  }
}
