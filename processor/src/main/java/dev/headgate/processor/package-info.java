/**
 * The annotation processor and the list of the compiler's passes. Each pass is a package; only this
 * one knows them all.
 */
@NullMarked
package dev.headgate.processor;

import org.jspecify.annotations.NullMarked;
