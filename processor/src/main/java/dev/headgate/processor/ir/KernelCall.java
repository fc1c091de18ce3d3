package dev.headgate.processor.ir;

import java.util.List;

/** A call of a kernel of the runtime: {@code type.method(arguments)}. Code as data; only {@code emit} renders it. */
public record KernelCall(String type, String method, List<Argument> arguments) {

  public KernelCall {
    arguments = List.copyOf(arguments);
  }

  public static KernelCall of(String type, String method, Argument... arguments) {
    return new KernelCall(type, method, List.of(arguments));
  }
}
