package dev.headgate.processor.op;

/** An attribute's value that an operation cannot take; the message says what it may be. */
public final class AttributeException extends Exception {

  private static final long serialVersionUID = 1;

  private final String attribute;

  public AttributeException(String attribute, String message) {
    super(message);
    this.attribute = attribute;
  }

  /** The name of the offending attribute. */
  public String attribute() {
    return attribute;
  }
}
