package dev.headgate.benchmarks.comparison;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A framework, or a way to run one, and how to start a JVM in which it works.
 *
 * @param name how tables name it
 * @param main the class whose {@code main} measures it
 * @param classPath its own, since two frameworks want different versions of one library
 * @param lossTolerance how far, relatively, its losses may be from another's
 * @param options of the JVM
 */
record Entrant(
    String name, String main, String classPath, double lossTolerance, List<String> options) {

  /** Another main class in a JVM like this one. */
  Entrant running(Class<?> other) {
    return new Entrant(name, other.getName(), classPath, lossTolerance, options);
  }

  /** The version of a library on the class path, as Maven's repository lays it out. */
  String version(String artifact) {
    Matcher path = Pattern.compile("[/\\\\]" + artifact + "[/\\\\]([^/\\\\]+)").matcher(classPath);
    return path.find() ? path.group(1) : "unknown";
  }
}
