/**
 * Proves the numbers of compiled models against {@code reference}. May import no stage of the
 * compiler but {@code ir}, and {@code op} for its registry.
 */
@NullMarked
package dev.headgate.processor.numbers;

import org.jspecify.annotations.NullMarked;
