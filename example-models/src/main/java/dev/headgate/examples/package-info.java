/**
 * What the examples share: orders of samples, accuracy, parameters of two models side by side,
 * printing. This package imports no example and not ND4J.
 */
@NullMarked
package dev.headgate.examples;

import org.jspecify.annotations.NullMarked;
