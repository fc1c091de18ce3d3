package dev.headgate.processor.ir;

/** What one element of a tensor is: everything is float32, but class indices are integers. */
public enum ElementType {
  FLOAT,
  INT
}
