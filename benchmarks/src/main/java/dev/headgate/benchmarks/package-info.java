/** Measurements of compiled models. Import what a user would; nothing imports this package. */
@NullMarked
package dev.headgate.benchmarks;

import org.jspecify.annotations.NullMarked;
