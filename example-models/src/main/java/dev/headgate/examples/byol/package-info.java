/**
 * Features from two views of each image and an average of the encoder. This package imports nothing
 * from the other examples but what they share.
 */
@NullMarked
package dev.headgate.examples.byol;

import org.jspecify.annotations.NullMarked;
