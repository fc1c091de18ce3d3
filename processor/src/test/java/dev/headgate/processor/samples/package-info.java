/** Operations as a user would write them for {@code @Custom}, which the tests of numbers run. */
@NullMarked
package dev.headgate.processor.samples;

import org.jspecify.annotations.NullMarked;
