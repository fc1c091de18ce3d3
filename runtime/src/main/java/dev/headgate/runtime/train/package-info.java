/**
 * How parameters start and change, and how a batch is shared among threads. May import ND4J's
 * updater configurations and schedules; no arrays of ND4J.
 */
@NullMarked
package dev.headgate.runtime.train;

import org.jspecify.annotations.NullMarked;
