/**
 * A linear classifier that listens to an autoencoder without disturbing it. This package imports
 * nothing from the other examples but what they share.
 */
@NullMarked
package dev.headgate.examples.linearprobe;

import org.jspecify.annotations.NullMarked;
