package dev.headgate.processor.scan;

import dev.headgate.processor.ir.UserClass;
import dev.headgate.processor.ir.UserClass.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads the class that a {@code @Custom} names. */
final class UserClasses {

  private static final Set<String> METHODS = Set.of("forward", "backward");

  private UserClasses() {}

  /** The class, or nothing where it, or what its methods take, is not known. */
  static @Nullable UserClass read(TypeMirror type) {
    if (type.getKind() == TypeKind.ERROR) {
      return null;
    }
    if (!(type instanceof DeclaredType declared)
        || !(declared.asElement() instanceof TypeElement element)) {
      return new UserClass("", List.of(type.toString()), Access.EVERYWHERE, List.of()); // int.class
    }
    List<UserClass.Method> methods = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(element.getEnclosedElements())) {
      if (METHODS.contains(method.getSimpleName().toString())) {
        if (method.getParameters().stream().anyMatch(UserClasses::isUnknown)) {
          return null;
        }
        methods.add(method(method));
      }
    }
    List<String> names = new ArrayList<>();
    Access access = Access.EVERYWHERE;
    Element at = element;
    for (; at instanceof TypeElement; at = at.getEnclosingElement()) {
      names.add(0, at.getSimpleName().toString());
      Access own = access(at);
      access = own.compareTo(access) > 0 ? own : access;
    }
    String packageName =
        at instanceof PackageElement home ? home.getQualifiedName().toString() : "";
    return new UserClass(packageName, names, access, methods);
  }

  private static boolean isUnknown(VariableElement parameter) {
    return parameter.asType().getKind() == TypeKind.ERROR;
  }

  private static UserClass.Method method(ExecutableElement method) {
    boolean plain =
        method.getModifiers().contains(Modifier.PUBLIC)
            && method.getModifiers().contains(Modifier.STATIC)
            && method.getReturnType().getKind() == TypeKind.VOID
            && method.getThrownTypes().isEmpty();
    return new UserClass.Method(
        method.getSimpleName().toString(),
        plain,
        method.getParameters().stream().map(parameter -> text(parameter.asType())).toList());
  }

  /** Such as {@code float[]}, without annotations on the type. */
  private static String text(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return text(array.getComponentType()) + "[]";
    }
    return switch (type.getKind()) {
      case INT -> "int";
      case FLOAT -> "float";
      default -> type.toString();
    };
  }

  private static Access access(Element type) {
    Set<Modifier> modifiers = type.getModifiers();
    if (modifiers.contains(Modifier.PUBLIC)) {
      return Access.EVERYWHERE;
    }
    return modifiers.contains(Modifier.PRIVATE) ? Access.NOWHERE : Access.PACKAGE;
  }
}
