/**
 * Runs the same work in several frameworks, side by side, and writes what came out into the
 * documentation. Frameworks are in other JVMs: imports none.
 */
@NullMarked
package dev.headgate.benchmarks.comparison;

import org.jspecify.annotations.NullMarked;
