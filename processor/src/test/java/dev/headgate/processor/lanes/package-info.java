/**
 * Proves that backward passes are as small as they can be, by counting without the compiler's
 * {@code route}. Imports {@code route} and {@code grad} only for what is compared with.
 */
@NullMarked
package dev.headgate.processor.lanes;

import org.jspecify.annotations.NullMarked;
