package dev.headgate.processor.ir;

import java.util.List;

/**
 * A class of the user's that computes an operation, as far as calls of it can be checked.
 *
 * @param packageName empty for the unnamed package
 * @param simpleNames the class's name with those of the types around it, outermost first
 * @param methods those it declares that are named {@code forward} or {@code backward}
 */
public record UserClass(
    String packageName, List<String> simpleNames, Access access, List<Method> methods) {

  /** From where a class can be named: the narrowest of its own and that of the types around it. */
  public enum Access {
    EVERYWHERE,
    PACKAGE,
    NOWHERE
  }

  /**
   * A method.
   *
   * @param plain whether it is public, static and void, and declares no exceptions
   * @param types the types of its parameters, such as {@code float[]}
   */
  public record Method(String name, boolean plain, List<String> types) {
    public Method {
      types = List.copyOf(types);
    }
  }

  public UserClass {
    simpleNames = List.copyOf(simpleNames);
    methods = List.copyOf(methods);
  }

  /** Such as {@code Outer.Inner}. */
  public String name() {
    return String.join(".", simpleNames);
  }

  public boolean isAccessibleFrom(String otherPackage) {
    return access == Access.EVERYWHERE
        || access == Access.PACKAGE && packageName.equals(otherPackage);
  }

  /** The class as {@link KernelCall#type} names it. */
  public String callType() {
    return packageName + "/" + name();
  }
}
