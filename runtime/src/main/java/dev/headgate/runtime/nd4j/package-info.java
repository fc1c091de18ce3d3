/**
 * The border to ND4J: arrays in and out, copied once a call. Nothing else of the runtime imports
 * ND4J's arrays' internals.
 */
@NullMarked
package dev.headgate.runtime.nd4j;

import org.jspecify.annotations.NullMarked;
