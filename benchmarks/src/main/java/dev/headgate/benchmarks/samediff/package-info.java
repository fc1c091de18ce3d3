/** The compared work in ND4J's SameDiff. Imports ND4J and the description of the work. */
@NullMarked
package dev.headgate.benchmarks.samediff;

import org.jspecify.annotations.NullMarked;
