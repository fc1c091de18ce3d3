/**
 * Deep Q-learning with a target network. This package imports nothing from the other examples but
 * what they share.
 */
@NullMarked
package dev.headgate.examples.dqn;

import org.jspecify.annotations.NullMarked;
