package dev.headgate.processor.ir;

import java.util.List;

/**
 * A call of a kernel: {@code type.method(arguments)}. Code as data; only {@code emit} renders it.
 *
 * @param type a class of the runtime's kernels by its simple name, or a class of the user's as
 *     {@code package/Outer.Inner}
 * @param inPlace whether the kernel allows its result to lie exactly over one of the tensors it
 *     reads
 */
public record KernelCall(String type, String method, List<Argument> arguments, boolean inPlace) {

  public KernelCall {
    arguments = List.copyOf(arguments);
  }

  public static KernelCall of(String type, String method, Argument... arguments) {
    return new KernelCall(type, method, List.of(arguments), false);
  }
}
