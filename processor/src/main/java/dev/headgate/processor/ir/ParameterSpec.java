package dev.headgate.processor.ir;

/**
 * A parameter tensor of an operation: its name, its shape, how it starts.
 *
 * @param initializer the constant's name in the runtime's {@code Initialization.Scheme}, which has
 *     all of {@code dev.headgate.layer.Initializer}
 * @param fanIn the number of inputs that one output sums over
 * @param fanOut the number of outputs that one input contributes to
 * @param memory whether it is what the layer remembers from step to step, which no loss trains
 */
public record ParameterSpec(
    String name, Shape shape, String initializer, int fanIn, int fanOut, boolean memory) {

  /** One that losses train. */
  public ParameterSpec(String name, Shape shape, String initializer, int fanIn, int fanOut) {
    this(name, shape, initializer, fanIn, fanOut, false);
  }

  /** One that the layer itself keeps. */
  public static ParameterSpec memory(String name, Shape shape, String initializer) {
    return new ParameterSpec(name, shape, initializer, 1, 1, true);
  }
}
