/**
 * The border to ND4J: arrays and updater configurations in, arrays out, copied once a call. The
 * only package that imports ND4J, besides {@code train} for configurations of updaters.
 */
@NullMarked
package dev.headgate.runtime.nd4j;

import org.jspecify.annotations.NullMarked;
