/**
 * Tests of the generated source itself: what is absent from it, and that every compiler gets the
 * same.
 */
@NullMarked
package dev.headgate.examples.source;

import org.jspecify.annotations.NullMarked;
