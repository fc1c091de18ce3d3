package dev.headgate.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The methods of a worker in one class, or, where they are too many for a class file, in classes
 * each of which extends the next.
 */
final class WorkerClasses {

  /**
   * The most code of a class: every place that it names is one of 65,535 constants, and takes more
   * than ten bytes of code.
   */
  private static final int LARGEST_CLASS = 250_000;

  /** What a method takes besides its code. */
  private static final int METHOD = 100;

  /** A method that calls none but those added behind it. */
  private record Method(MethodSpec.Builder method, boolean internal, int bytes) {}

  private final String name;
  private final List<Method> methods = new ArrayList<>();

  WorkerClasses(String name) {
    this.name = name;
  }

  /**
   * @param internal whether only this worker calls it
   * @param bytes how long its code is at most
   */
  void add(MethodSpec.Builder method, boolean internal, int bytes) {
    methods.add(new Method(method, internal, bytes + METHOD));
  }

  /**
   * @param worker the worker without its methods and superclass
   * @param places what the methods of all the classes name
   * @param constructor of the last class, which takes the number of samples
   * @param called by that constructor
   */
  List<TypeSpec> write(
      TypeSpec.Builder worker,
      Constants places,
      MethodSpec constructor,
      Iterable<MethodSpec> called) {
    List<List<Method>> runs = Pieces.cut(methods, Method::bytes, LARGEST_CLASS);
    boolean alone = runs.size() == 1;
    List<TypeSpec> classes = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      boolean last = i == runs.size() - 1;
      TypeSpec.Builder type = i == 0 ? worker : part(i);
      type.superclass(last ? RuntimeTypes.WORKER : ClassName.bestGuess(partName(i + 1)));
      type.addMethod(last ? constructor : constructor());
      for (Method each : runs.get(i)) {
        if (each.internal() && alone) {
          each.method().addModifiers(Modifier.PRIVATE);
        }
        type.addMethod(each.method().build());
      }
      if (last) {
        type.addMethods(called);
        places.fields().forEach(field -> type.addField(hidden(field, alone)));
      }
      classes.add(type.build());
    }
    return classes;
  }

  private static FieldSpec hidden(FieldSpec.Builder field, boolean alone) {
    return alone ? field.addModifiers(Modifier.PRIVATE).build() : field.build();
  }

  private String partName(int number) {
    return name + "Part" + number;
  }

  private TypeSpec.Builder part(int number) {
    return TypeSpec.classBuilder(partName(number))
        .addModifiers(Modifier.PRIVATE, Modifier.ABSTRACT)
        .addJavadoc("What {@link $L} has no room for.\n", name);
  }

  private static MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addParameter(TypeName.INT, "samples")
        .addStatement("super(samples)")
        .build();
  }
}
