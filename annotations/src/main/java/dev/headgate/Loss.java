package dev.headgate;

/**
 * The result type of a method that declares a loss: one number, the mean over the batch.
 *
 * <p>It is a marker for the compiler and is never implemented. The method's name is the loss's
 * name: masks refer to it ({@code @StopGradientFrom("loss2")}) and the compiled model reports it
 * under that name.
 */
public interface Loss {}
