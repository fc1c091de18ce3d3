/**
 * What the examples share: mini-batches of images and the printing of tables. This package imports
 * neither a compiled model nor ND4J.
 */
@NullMarked
package dev.headgate.examples;

import org.jspecify.annotations.NullMarked;
