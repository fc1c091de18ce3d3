/**
 * Forward and backward kernels on {@code float[]} plus offset, called by generated code. May import
 * nothing but {@code java.*} and jspecify: no ND4J, no Vector API (that is {@code
 * dev.headgate.runtime.simd}, found by name).
 */
@NullMarked
package dev.headgate.runtime.kernel;

import org.jspecify.annotations.NullMarked;
