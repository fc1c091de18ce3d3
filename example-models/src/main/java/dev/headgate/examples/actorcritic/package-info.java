/**
 * An actor that decides by features that only the critic trains. This package imports nothing from
 * the other examples but what they share.
 */
@NullMarked
package dev.headgate.examples.actorcritic;

import org.jspecify.annotations.NullMarked;
