/**
 * Writes Java source. The only package that imports JavaPoet; decides nothing but wording and
 * layout.
 */
@NullMarked
package dev.headgate.processor.emit;

import org.jspecify.annotations.NullMarked;
