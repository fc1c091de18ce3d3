/**
 * The model as plain immutable Java: graph, nodes, shapes, operations and the kernel calls they are
 * made of. Imports no other stage but {@code diag} (for {@link dev.headgate.processor.diag.Origin})
 * and nothing of a compiler.
 */
@NullMarked
package dev.headgate.processor.ir;

import org.jspecify.annotations.NullMarked;
