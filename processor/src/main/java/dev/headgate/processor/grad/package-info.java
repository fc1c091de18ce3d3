/**
 * Makes the program of a routed graph: forward, losses and backward as lists of kernel calls on
 * named tensors. Reads {@code ir} and {@code route}; knows nothing of memory or of Java source.
 */
@NullMarked
package dev.headgate.processor.grad;

import org.jspecify.annotations.NullMarked;
