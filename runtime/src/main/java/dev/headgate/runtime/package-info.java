/**
 * What a compiled model is built on: its layout, its step, its routing table. May name ND4J's types
 * in signatures; touches them through {@code nd4j} and {@code train} only.
 */
@NullMarked
package dev.headgate.runtime;

import org.jspecify.annotations.NullMarked;
