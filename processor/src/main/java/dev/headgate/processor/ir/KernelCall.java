package dev.headgate.processor.ir;

import java.util.List;

/**
 * A call of a kernel: {@code type.method(arguments)}. Code as data; only {@code emit} renders it.
 *
 * @param type a class of the runtime's kernels by its simple name, or a class of the user's as
 *     {@code package/Outer.Inner}
 */
public record KernelCall(String type, String method, List<Argument> arguments, Kind kind) {

  /** What else may be done with a call. */
  public enum Kind {
    /** Nothing: its result lies apart from what it reads. */
    PLAIN,
    /** Its result may lie exactly over one of the tensors it reads. */
    IN_PLACE,
    /**
     * That, and kernels that finish what they write can make it themselves. Takes a count, its
     * attributes, in the backward direction its result, and last what is mapped and the result.
     */
    ACTIVATION
  }

  public KernelCall {
    arguments = List.copyOf(arguments);
  }

  public static KernelCall of(String type, String method, Argument... arguments) {
    return new KernelCall(type, method, List.of(arguments), Kind.PLAIN);
  }
}
