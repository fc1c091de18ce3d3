/**
 * An autoencoder whose code is whole numbers. This package imports nothing from the other examples
 * but what they share.
 */
@NullMarked
package dev.headgate.examples.vqvae;

import org.jspecify.annotations.NullMarked;
