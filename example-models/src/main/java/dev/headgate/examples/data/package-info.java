/**
 * The images the examples train on, Fashion-MNIST, read from the class path, in batches, and their
 * enlargement. This package imports no compiled model.
 */
@NullMarked
package dev.headgate.examples.data;

import org.jspecify.annotations.NullMarked;
