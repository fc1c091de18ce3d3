package dev.headgate.processor.reference;

/**
 * A loss has no derivative here: a ReLU or a maximum is about to change its mind. The caller draws
 * other numbers.
 */
public final class KinkException extends Exception {

  private static final long serialVersionUID = 1;

  KinkException(String message) {
    super(message);
  }
}
