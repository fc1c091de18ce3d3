/**
 * A classifier for a domain of which it has no labels. This package imports nothing from the other
 * examples but what they share.
 */
@NullMarked
package dev.headgate.examples.dann;

import org.jspecify.annotations.NullMarked;
