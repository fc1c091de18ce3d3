/**
 * Two tasks that share a trunk and pull it in different directions. This package imports nothing
 * from the other examples but what they share.
 */
@NullMarked
package dev.headgate.examples.twotasks;

import org.jspecify.annotations.NullMarked;
