/**
 * The compared work in LibTorch: an ordinary training step, autograd and its SGD, in LibTorch's own
 * operations. Imports LibTorch and the description of the work.
 */
@NullMarked
package dev.headgate.benchmarks.libtorch;

import org.jspecify.annotations.NullMarked;
