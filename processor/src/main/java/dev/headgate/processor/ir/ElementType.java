package dev.headgate.processor.ir;

/** What one element of a tensor is: everything is float32, but classes and tokens are integers. */
public enum ElementType {
  FLOAT,
  INT
}
