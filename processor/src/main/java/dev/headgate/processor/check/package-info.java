/**
 * Validators of declarations, one a file, each reporting its own mistakes and no other's. Read
 * {@code scan}, know {@code op}, report through {@code diag}; may not import the language model or
 * any later stage.
 */
@NullMarked
package dev.headgate.processor.check;

import org.jspecify.annotations.NullMarked;
