/**
 * A task for agents that learn by trying: balancing a pole on a cart. This package imports nothing
 * of Headgate.
 */
@NullMarked
package dev.headgate.examples.environment;

import org.jspecify.annotations.NullMarked;
