package dev.headgate.processor.scan;

import dev.headgate.processor.diag.Origin;
import dev.headgate.processor.ir.UserClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Reads annotation mirrors. What does not compile reads as absent: the compiler itself reports it.
 */
final class Mirrors {

  private final Elements elements;

  Mirrors(Elements elements) {
    this.elements = elements;
  }

  static String name(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }

  static Optional<? extends AnnotationMirror> find(Element element, String annotation) {
    return element.getAnnotationMirrors().stream()
        .filter(mirror -> name(mirror).equals(annotation))
        .findFirst();
  }

  /** All annotations of a repeatable type, whether or not they are kept in a container. */
  List<AnnotationMirror> all(Element element, String annotation) {
    List<AnnotationMirror> found = new ArrayList<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (name(mirror).equals(annotation)) {
        found.add(mirror);
      } else if (name(mirror).equals(annotation + ".Several")) {
        items(value(mirror, "value"))
            .forEach(
                item -> {
                  if (item.getValue() instanceof AnnotationMirror one) {
                    found.add(one);
                  }
                });
      }
    }
    return found;
  }

  /** The values of all attributes, defaults included. */
  Map<String, Object> values(AnnotationMirror mirror) {
    Map<String, Object> values = new LinkedHashMap<>();
    written(mirror)
        .forEach(
            (attribute, value) -> {
              Object read = read(value, isArray(attribute));
              if (read != null && fits(read, attribute.getReturnType())) {
                values.put(attribute.getSimpleName().toString(), read);
              }
            });
    return values;
  }

  /** Whether every attribute without a default was given a value that compiles. */
  boolean isComplete(AnnotationMirror mirror) {
    Map<String, Object> values = values(mirror);
    return mirror.getAnnotationType().asElement().getEnclosedElements().stream()
        .filter(ExecutableElement.class::isInstance)
        .allMatch(attribute -> values.containsKey(attribute.getSimpleName().toString()));
  }

  /** The places of the attributes that were written. */
  static Map<String, Origin> places(Element element, AnnotationMirror mirror) {
    Map<String, Origin> places = new LinkedHashMap<>();
    try {
      mirror
          .getElementValues()
          .forEach(
              (attribute, value) ->
                  places.put(
                      attribute.getSimpleName().toString(), new Origin(element, mirror, value)));
      return places;
    } catch (RuntimeException e) {
      return Map.of(); // ECJ throws on a value of a wrong type, which it reports itself
    }
  }

  /** The value of one attribute as it stands in the source, its default if it was not written. */
  @Nullable AnnotationValue value(AnnotationMirror mirror, String attribute) {
    return written(mirror).entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(attribute))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** The values by attribute, defaults included; none where they do not compile. */
  private Map<? extends ExecutableElement, ? extends AnnotationValue> written(
      AnnotationMirror mirror) {
    try {
      return elements.getElementValuesWithDefaults(mirror);
    } catch (RuntimeException e) {
      return Map.of(); // ECJ throws on a value of a wrong type, which it reports itself
    }
  }

  /** The type that a class literal names, if it is known. */
  static @Nullable TypeMirror type(@Nullable AnnotationValue value) {
    return value != null
            && value.getValue() instanceof TypeMirror type
            && type.getKind() != TypeKind.ERROR
        ? type
        : null;
  }

  /**
   * Whether a type names unknown types. Then it may have annotations that are not known either, and
   * that javac leaves out.
   */
  static boolean isUnsettled(Element type) {
    return type.getAnnotationMirrors().stream()
            .anyMatch(mirror -> mirror.getAnnotationType().getKind() == TypeKind.ERROR)
        || ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .anyMatch(method -> method.getReturnType().getKind() == TypeKind.ERROR);
  }

  static boolean isOurs(AnnotationMirror mirror) {
    return Names.isOurs(name(mirror));
  }

  /**
   * The values of an array attribute one by one; a single value without braces counts as an array
   * of one.
   */
  static List<AnnotationValue> items(@Nullable AnnotationValue value) {
    List<AnnotationValue> items = new ArrayList<>();
    if (value != null && value.getValue() instanceof List<?> list) {
      list.forEach(item -> items.add((AnnotationValue) item));
    } else if (value != null) {
      items.add(value);
    }
    return items;
  }

  /** Some compilers hand out a value of a wrong type, beside their own message about it. */
  private static boolean fits(Object value, TypeMirror type) {
    return switch (type.getKind()) {
      case INT -> value instanceof Integer;
      case FLOAT -> value instanceof Float;
      case BOOLEAN -> value instanceof Boolean;
      case ARRAY ->
          value instanceof List<?> list
              && list.stream().allMatch(item -> fits(item, ((ArrayType) type).getComponentType()));
      default -> value instanceof String || value instanceof UserClass;
    };
  }

  private static boolean isArray(ExecutableElement attribute) {
    return attribute.getReturnType().getKind() == TypeKind.ARRAY;
  }

  private static @Nullable Object read(AnnotationValue value, boolean array) {
    if (!array) {
      return value.accept(new Reader(), null);
    }
    List<Object> values = new ArrayList<>();
    for (AnnotationValue item : items(value)) {
      Object read = item.accept(new Reader(), null);
      if (read == null) {
        return null;
      }
      values.add(read);
    }
    return values;
  }

  /**
   * Numbers, strings, flags and names of enum constants as they are, classes as what is known of
   * them; anything else as absent.
   */
  private static final class Reader
      extends SimpleAnnotationValueVisitor14<@Nullable Object, @Nullable Void> {

    @Override
    public Object visitInt(int value, @Nullable Void unused) {
      return value;
    }

    @Override
    public Object visitFloat(float value, @Nullable Void unused) {
      return value;
    }

    @Override
    public Object visitBoolean(boolean value, @Nullable Void unused) {
      return value;
    }

    @Override
    public @Nullable Object visitString(String value, @Nullable Void unused) {
      return value.equals("<error>") ? null : value;
    }

    @Override
    public Object visitEnumConstant(VariableElement constant, @Nullable Void unused) {
      return constant.getSimpleName().toString();
    }

    @Override
    public @Nullable Object visitType(TypeMirror type, @Nullable Void unused) {
      return UserClasses.read(type);
    }
  }
}
