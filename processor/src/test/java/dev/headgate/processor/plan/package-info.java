/** Which kernel calls of a computation become one. */
@NullMarked
package dev.headgate.processor.plan;

import org.jspecify.annotations.NullMarked;
