/**
 * A small network that learns from a large one. This package imports nothing from the other
 * examples but what they share.
 */
@NullMarked
package dev.headgate.examples.distillation;

import org.jspecify.annotations.NullMarked;
