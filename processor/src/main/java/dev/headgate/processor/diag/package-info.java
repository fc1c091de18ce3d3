/**
 * What the compiler says to the user: the catalogue of messages, where they are placed, suggestions
 * for misspelt names. May import the language model; may not import any other stage.
 */
@NullMarked
package dev.headgate.processor.diag;

import org.jspecify.annotations.NullMarked;
