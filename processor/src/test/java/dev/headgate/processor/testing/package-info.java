/**
 * Compiles models in memory for tests, on javac and on ECJ. May import the processor's entry point
 * and the compilers only.
 */
@NullMarked
package dev.headgate.processor.testing;

import org.jspecify.annotations.NullMarked;
