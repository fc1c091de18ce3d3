package dev.headgate.processor.ir;

/** A layer or a loss with its attributes bound. Each implementation is a file of {@code op}. */
public interface Operation {

  /** The annotation's simple name with a lower-case first letter, such as {@code conv2d}. */
  String name();

  /** How the result is computed. */
  Rule forward(Shapes shapes);

  /**
   * How the cotangent that leaves along one input is computed; each input has a rule of its own.
   */
  Rule backwardInput(int argument, Shapes shapes);

  /**
   * How many integers there are to choose from, 0 to one less, where it takes integers; classes of
   * a loss, say.
   */
  default int choices(Shapes shapes) {
    throw new IllegalArgumentException(name() + " takes no integers");
  }
}
