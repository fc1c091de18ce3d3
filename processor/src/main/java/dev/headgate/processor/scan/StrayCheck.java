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
 * is not read cannot be judged later. Told once for a type or a method, however many there are.
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
    if (!isDeclaration(type)) {
      reporter.report(
          Problem.MISPLACED,
          Origin.of(type),
          "\""
              + type.getSimpleName()
              + "\" has annotations of Headgate's, but is neither a @Model nor a @Subnetwork:"
              + " annotate it with one of these");
    } else if (!member.equals(type) && !isAbstract(member) && isAbstract(type)) {
      reporter.report(
          Problem.MISPLACED,
          Origin.of(member),
          "\""
              + member.getSimpleName()
              + "\" has annotations of Headgate's, but is not abstract, and only abstract methods"
              + " are nodes: remove its body or its annotations");
    }
  }

  /** A type is one of the two. */
  public static void checkKind(Element type, Reporter reporter) {
    if (Mirrors.find(type, Names.MODEL).isPresent()
        && Mirrors.find(type, Names.SUBNETWORK).isPresent()) {
      reporter.report(
          Problem.MISPLACED,
          Origin.of(type),
          "\""
              + type.getSimpleName()
              + "\" is a @Model and a @Subnetwork: a model is trained, a subnetwork is used;"
              + " write the network as a @Subnetwork and a @Model that uses it");
    }
  }

  private static Element parent(Element element) {
    Element parent = element.getEnclosingElement();
    return parent == null ? element : parent;
  }

  private static boolean isAbstract(Element element) {
    return element.getModifiers().contains(Modifier.ABSTRACT);
  }

  /** What may be one, but for something that is not imported, the Java compiler tells about. */
  private static boolean isDeclaration(Element type) {
    return Mirrors.find(type, Names.MODEL).isPresent()
        || Mirrors.find(type, Names.SUBNETWORK).isPresent()
        || Mirrors.isUnsettled(type);
  }
}
