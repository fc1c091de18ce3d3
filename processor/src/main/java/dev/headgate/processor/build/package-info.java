/**
 * Makes the {@link dev.headgate.processor.ir.Graph} of a checked declaration: names resolved,
 * subnetworks inlined, shapes known. Reads {@code scan}, {@code op} and {@code ir}; may not import
 * the language model or any later stage.
 */
@NullMarked
package dev.headgate.processor.build;

import org.jspecify.annotations.NullMarked;
