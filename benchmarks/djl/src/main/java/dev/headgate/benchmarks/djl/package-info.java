/** The compared work in DJL on its PyTorch engine. Imports DJL and the description of the work. */
@NullMarked
package dev.headgate.benchmarks.djl;

import org.jspecify.annotations.NullMarked;
