/**
 * The images the examples train on, Fashion-MNIST, read from the class path, and their enlargement.
 * This package imports nothing of Headgate.
 */
@NullMarked
package dev.headgate.examples.data;

import org.jspecify.annotations.NullMarked;
