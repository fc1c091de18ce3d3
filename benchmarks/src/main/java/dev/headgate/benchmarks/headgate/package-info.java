/**
 * The compared work in Headgate. Imports what a user would, and kernels where those are compared.
 */
@NullMarked
package dev.headgate.benchmarks.headgate;

import org.jspecify.annotations.NullMarked;
