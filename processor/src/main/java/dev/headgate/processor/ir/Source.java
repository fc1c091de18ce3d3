package dev.headgate.processor.ir;

/** Where a value comes from: the caller, or a node. Every source is one value. */
public sealed interface Source permits Input, Node {

  /** The user's name for it, qualified by the instance. */
  String name();

  Shape shape();
}
