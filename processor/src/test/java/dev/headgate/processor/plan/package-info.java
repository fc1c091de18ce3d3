/** Which kernel calls of a computation become one, and which need nothing to be cleared. */
@NullMarked
package dev.headgate.processor.plan;

import org.jspecify.annotations.NullMarked;
