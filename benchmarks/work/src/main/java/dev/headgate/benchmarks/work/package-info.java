/**
 * What the compared frameworks are asked to do, and the JVM that one of them does it in. Plain
 * Java: imports no framework, so that each framework's class path holds that framework only.
 */
@NullMarked
package dev.headgate.benchmarks.work;

import org.jspecify.annotations.NullMarked;
