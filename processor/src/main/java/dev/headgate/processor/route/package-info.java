/**
 * Decides which cotangents exist: which losses arrive at which value, which of them share a lane,
 * what every mask cuts. Reads {@code ir} only, reports through {@code diag}.
 */
@NullMarked
package dev.headgate.processor.route;

import org.jspecify.annotations.NullMarked;
