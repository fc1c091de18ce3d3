package dev.headgate.processor.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.util.Elements;

/** The attributes of a layer's annotation as the Java compiler tells them, defaults included. */
public record Settings(Map<String, Object> values) {

  public static Settings of(Elements elements, AnnotationMirror annotation) {
    Map<String, Object> values = new HashMap<>();
    elements
        .getElementValuesWithDefaults(annotation)
        .forEach(
            (method, value) -> values.put(method.getSimpleName().toString(), value.getValue()));
    return new Settings(values);
  }

  int whole(String name) {
    return (Integer) values.get(name);
  }

  double real(String name) {
    return (Float) values.get(name);
  }

  boolean flag(String name) {
    return (Boolean) values.get(name);
  }

  /** The name of an enum constant or a class, which the compiler tells as elements. */
  String constant(String name) {
    return values.get(name).toString();
  }

  int[] wholes(String name) {
    return ((List<?>) values.get(name))
        .stream().mapToInt(item -> (Integer) ((AnnotationValue) item).getValue()).toArray();
  }

  /** Height and width; one number stands for both, none for {@code absent}. */
  int[] pair(String name, int... absent) {
    int[] given = wholes(name);
    return switch (given.length) {
      case 0 -> absent;
      case 1 -> new int[] {given[0], given[0]};
      default -> given;
    };
  }
}
