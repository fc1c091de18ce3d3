/**
 * A variational autoencoder and a discriminator that train together. This package imports nothing
 * from the other examples but what they share.
 */
@NullMarked
package dev.headgate.examples.vaegan;

import org.jspecify.annotations.NullMarked;
