/**
 * What a compiled model is built on: its layout, its step, its routing table. Works on plain arrays
 * and may not import ND4J.
 */
@NullMarked
package dev.headgate.runtime;

import org.jspecify.annotations.NullMarked;
