/**
 * A small classifier for Fashion-MNIST and its training. This package imports nothing from the
 * other examples but what they share.
 */
@NullMarked
package dev.headgate.examples.fashion;

import org.jspecify.annotations.NullMarked;
