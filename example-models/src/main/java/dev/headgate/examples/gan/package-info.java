/**
 * A generator of images and the discriminator it learns from. This package imports nothing from the
 * other examples but what they share.
 */
@NullMarked
package dev.headgate.examples.gan;

import org.jspecify.annotations.NullMarked;
