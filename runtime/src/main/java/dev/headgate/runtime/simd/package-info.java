/**
 * The Vector API implementation of {@link dev.headgate.runtime.kernel.Primitives}. The only package
 * that may import {@code jdk.incubator.vector}; otherwise only {@code dev.headgate.runtime.kernel}.
 */
@NullMarked
package dev.headgate.runtime.simd;

import org.jspecify.annotations.NullMarked;
