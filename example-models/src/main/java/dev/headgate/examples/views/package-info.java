/**
 * What examples that learn from two views of an image share: the views, the networks, and how good
 * what they learned is. This package imports no example.
 */
@NullMarked
package dev.headgate.examples.views;

import org.jspecify.annotations.NullMarked;
