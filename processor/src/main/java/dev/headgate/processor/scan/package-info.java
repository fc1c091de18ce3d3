/**
 * Reads annotated types into {@link dev.headgate.processor.scan.Declaration}s, exactly as written,
 * each piece with its place. May import the language model, {@code diag} and, for classes of the
 * user's, {@code ir}; judges nothing but what later stages could not see.
 */
@NullMarked
package dev.headgate.processor.scan;

import org.jspecify.annotations.NullMarked;
