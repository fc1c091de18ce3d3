package dev.headgate.processor.ir;

/** Inputs that an operation cannot take; the message says which dimension and what would fit. */
public final class ShapeException extends Exception {

  private static final long serialVersionUID = 1;

  public ShapeException(String message) {
    super(message);
  }
}
