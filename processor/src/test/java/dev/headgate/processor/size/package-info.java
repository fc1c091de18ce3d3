/**
 * Proves that models of any size compile, to classes that stay within the limits of HotSpot and of
 * class files. May import no stage of the compiler.
 */
@NullMarked
package dev.headgate.processor.size;

import org.jspecify.annotations.NullMarked;
