package dev.headgate.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * A model's constants: in its class, or, where they are too many for that, in classes inside it. A
 * class initialises its constants in one method, and has room for 65,535 names and numbers.
 */
final class Constants {

  /** Keeps the constants of a class to a few thousand, also where they take no code. */
  private static final int ENTRY = 2;

  /**
   * A constant.
   *
   * @param heading what it and those after it are; empty but for the first of a group
   * @param shape of what lies there; empty where that means nothing
   * @param bytes how long the code that makes it is at most; 0 for a number
   */
  private record Constant(
      TypeName type, String name, CodeBlock value, String heading, String shape, int bytes) {

    int weight() {
      return bytes + ENTRY;
    }

    FieldSpec.Builder field() {
      FieldSpec.Builder field =
          FieldSpec.builder(type, name, Modifier.STATIC, Modifier.FINAL).initializer(value);
      if (!heading.isEmpty()) {
        field.addJavadoc("$L\n", heading);
      }
      if (!shape.isEmpty()) {
        field.addJavadoc("$L\n", shape);
      }
      return field;
    }
  }

  private final List<Constant> all = new ArrayList<>();
  private final List<TypeSpec> classes = new ArrayList<>();
  private final Map<String, String> homes = new HashMap<>();
  private String heading = "";

  /** Begins constants that belong together, under one heading. */
  void group(String words) {
    heading = words;
  }

  /**
   * @param bytes how long the code that makes it is at most; 0 for a number
   */
  void add(TypeName type, String name, CodeBlock value, String shape, int bytes) {
    all.add(new Constant(type, name, value, heading, shape, bytes));
    heading = "";
  }

  int weight() {
    return all.stream().mapToInt(Constant::weight).sum();
  }

  /**
   * Moves the constants to classes of their own.
   *
   * @param name what the classes are called, but for a number
   */
  void move(String name) {
    for (List<Constant> run : Pieces.cut(all, Constant::weight, Pieces.LONGEST_METHOD)) {
      String home = name + (classes.size() + 1);
      TypeSpec.Builder type =
          TypeSpec.classBuilder(home)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .addJavadoc("Constants that the class around has no room for.\n");
      run.forEach(each -> type.addField(each.field().build()));
      run.forEach(each -> homes.put(each.name(), home));
      classes.add(type.build());
    }
  }

  /** How the model and the classes in it call a constant. */
  String reference(String name) {
    String home = homes.get(name);
    return home == null ? name : home + "." + name;
  }

  /** The constants as fields; none if they have been moved. */
  List<FieldSpec.Builder> fields() {
    return classes.isEmpty() ? all.stream().map(Constant::field).toList() : List.of();
  }

  /** The classes that they have been moved to. */
  List<TypeSpec> classes() {
    return classes;
  }
}
