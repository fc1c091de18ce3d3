package dev.headgate.benchmarks.comparison;

import java.util.List;

/**
 * A framework, or a way to run one, and how to start a JVM in which it works.
 *
 * @param name how tables name it
 * @param main the class whose {@code main} measures it
 * @param classPath its own, since two frameworks want different versions of one library
 * @param options of the JVM
 */
record Entrant(String name, String main, String classPath, List<String> options) {}
