package dev.headgate;

/**
 * The type of every value in a declaration: a batch of {@code float32} arrays of one shape. Only
 * classes of a loss and what a {@link dev.headgate.layer.Embedding} takes are integers.
 *
 * <p>It is a marker for the compiler and is never implemented: at run time a value is an {@code
 * INDArray} or a {@code float[]}, row-major, batch first. Shapes are not part of the type; the
 * compiler derives them from {@link Shape} and from the layers.
 */
public interface Tensor {}
