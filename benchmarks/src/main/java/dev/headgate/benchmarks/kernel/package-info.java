/**
 * Measurements of single kernels against what the machine can do. All calls of kernels stand here.
 */
@NullMarked
package dev.headgate.benchmarks.kernel;

import org.jspecify.annotations.NullMarked;
