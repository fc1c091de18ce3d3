package dev.headgate.processor.scan;

import dev.headgate.processor.diag.Origin;
import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Finds annotations of ours that no declaration would read: they mean something only on an abstract
 * method of a model or a subnetwork, on its parameters, or on the type itself. Here, because what
 * is not read cannot be judged later.
 */
public final class StrayCheck {

  private StrayCheck() {}

  public static void check(TypeElement annotation, Element element, Reporter reporter) {
    String annotationName = annotation.getQualifiedName().toString();
    if (!Names.isOurs(annotationName) || annotationName.equals(Names.DESCRIPTOR)) {
      return;
    }
    Element member = element.getKind() == ElementKind.PARAMETER ? parent(element) : element;
    Element type = member instanceof TypeElement ? member : parent(member);
    String name = "@" + annotation.getSimpleName() + " means nothing here: ";
    if (!isDeclaration(type)) {
      reporter.report(
          Problem.MISPLACED,
          place(annotation, element),
          name
              + "\""
              + type.getSimpleName()
              + "\" is neither a @Model nor a @Subnetwork; annotate it with one of these");
    } else if (!member.equals(type) && !member.getModifiers().contains(Modifier.ABSTRACT)) {
      reporter.report(
          Problem.MISPLACED,
          place(annotation, element),
          name
              + "\""
              + member.getSimpleName()
              + "\" is not abstract, and only abstract methods are nodes; remove the body or the annotation");
    }
  }

  private static Element parent(Element element) {
    Element parent = element.getEnclosingElement();
    return parent == null ? element : parent;
  }

  private static Origin place(TypeElement annotation, Element element) {
    return element.getAnnotationMirrors().stream()
        .filter(mirror -> mirror.getAnnotationType().asElement().equals(annotation))
        .findFirst()
        .map(mirror -> Origin.of(element, mirror))
        .orElse(Origin.of(element));
  }

  private static boolean isDeclaration(Element type) {
    return Mirrors.find(type, Names.MODEL).isPresent()
        || Mirrors.find(type, Names.SUBNETWORK).isPresent();
  }
}
