package dev.headgate.processor.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Finds out what a class file does not keep: the order of the methods and the names of their
 * parameters. Every compiled subnetwork has a class beside it whose one annotation lists both, such
 * as {@code "features(hidden)"}. A class, and not a resource, because incremental builds track
 * classes.
 */
final class Descriptors {

  /** A method with the names its parameters have in the source. */
  record Described(ExecutableElement method, List<String> parameterNames) {}

  private final Elements elements;
  private final Mirrors mirrors;

  Descriptors(Elements elements, Mirrors mirrors) {
    this.elements = elements;
    this.mirrors = mirrors;
  }

  /** The methods in the order of the source, or nothing where no descriptor fits them. */
  Optional<List<Described>> inSourceOrder(TypeElement type, List<ExecutableElement> methods) {
    List<Described> described = new ArrayList<>();
    for (String entry : entries(type)) {
      String name = entry.substring(0, entry.indexOf('('));
      String names = entry.substring(entry.indexOf('(') + 1, entry.indexOf(')'));
      List<String> parameters = names.isEmpty() ? List.of() : List.of(names.split(","));
      methods.stream()
          .filter(method -> method.getSimpleName().contentEquals(name))
          .filter(method -> method.getParameters().size() == parameters.size())
          .findFirst()
          .ifPresent(method -> described.add(new Described(method, parameters)));
    }
    return !described.isEmpty() && described.size() == methods.size()
        ? Optional.of(described)
        : Optional.empty();
  }

  private List<String> entries(TypeElement type) {
    StringBuilder name = new StringBuilder();
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      name.insert(0, at.getSimpleName() + "_");
    }
    String packageName = elements.getPackageOf(type).getQualifiedName().toString();
    String qualified = (packageName.isEmpty() ? "" : packageName + ".") + name + "Descriptor";
    TypeElement descriptor = elements.getTypeElement(qualified);
    if (descriptor == null) {
      return List.of();
    }
    Optional<? extends AnnotationMirror> mirror = Mirrors.find(descriptor, Names.DESCRIPTOR);
    return mirror.stream()
        .flatMap(found -> Mirrors.items(mirrors.value(found, "value")).stream())
        .map(AnnotationValue::getValue)
        .map(String::valueOf)
        .toList();
  }
}
