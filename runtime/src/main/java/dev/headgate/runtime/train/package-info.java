/**
 * How parameters start and change, and how a batch is shared among threads. May import ND4J's
 * updater configurations and schedules; of its arrays only the name, which the interface of
 * configurations mentions.
 */
@NullMarked
package dev.headgate.runtime.train;

import org.jspecify.annotations.NullMarked;
