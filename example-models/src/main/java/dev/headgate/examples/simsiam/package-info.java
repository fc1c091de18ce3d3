/**
 * Features from two views of each image and a stop-gradient. This package imports nothing from the
 * other examples but what they share.
 */
@NullMarked
package dev.headgate.examples.simsiam;

import org.jspecify.annotations.NullMarked;
