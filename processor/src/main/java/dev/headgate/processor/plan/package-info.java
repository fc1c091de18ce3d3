/**
 * Lays a program out: where each tensor lives in memory, how many samples a tile has, which methods
 * there will be, what everything is called. Reads {@code grad} and {@code ir}; writes no source.
 */
@NullMarked
package dev.headgate.processor.plan;

import org.jspecify.annotations.NullMarked;
