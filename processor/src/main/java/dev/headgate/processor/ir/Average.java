package dev.headgate.processor.ir;

import dev.headgate.processor.diag.Origin;

/**
 * An instance that follows another.
 *
 * @param instance the one that follows
 * @param source the one that is followed
 */
public record Average(String instance, String source, Origin origin) {}
