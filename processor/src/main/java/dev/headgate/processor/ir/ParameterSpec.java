package dev.headgate.processor.ir;

/**
 * A parameter tensor of an operation: its name, its shape, how it starts.
 *
 * @param initializer the constant's name in the runtime's {@code Initialization.Scheme}, which has
 *     all of {@code dev.headgate.layer.Initializer}
 * @param fanIn the number of inputs that one output sums over
 * @param fanOut the number of outputs that one input contributes to
 */
public record ParameterSpec(String name, Shape shape, String initializer, int fanIn, int fanOut) {}
