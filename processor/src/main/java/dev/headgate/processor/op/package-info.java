/**
 * One file per operation and the {@link dev.headgate.processor.op.Registry} that lists them. Knows
 * shapes and kernels; may not import a compiler's API, JavaPoet, or any stage but {@code ir}.
 */
@NullMarked
package dev.headgate.processor.op;

import org.jspecify.annotations.NullMarked;
