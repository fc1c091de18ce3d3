/**
 * The compiler's numbers a second time: every operation as its published formula says, in double
 * precision, and gradients by differences. Imports {@code ir} to read graphs; may not import {@code
 * op}, {@code route}, {@code grad}, or kernels.
 */
@NullMarked
package dev.headgate.processor.reference;

import org.jspecify.annotations.NullMarked;
