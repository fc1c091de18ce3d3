package dev.headgate.processor.build;

import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Source;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * How shapes came about, for messages: a line a layer, from the inputs to the place where they do
 * not fit. Such as
 *
 * <pre>
 *   image: [channels 1, height 12, width 12]
 *   hidden, @Conv2d: [channels 8, height 10, width 10]
 * </pre>
 */
final class Trace {

  private Trace() {}

  static String of(Collection<Source> sources) {
    Set<String> lines = new LinkedHashSet<>();
    for (Source source : sources) {
      Deque<String> chain = new ArrayDeque<>();
      Source at = source;
      while (at instanceof Node node) {
        chain.addFirst(line(node));
        at = node.inputs().get(0).source();
      }
      chain.addFirst(at.name() + ": " + at.shape().named());
      lines.addAll(chain);
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append("\n  ").append(line));
    return text.toString();
  }

  private static String line(Node node) {
    String layer = node.layer().name();
    String suffix = "." + layer;
    String method =
        node.name().endsWith(node.method() + suffix)
            ? node.name().substring(0, node.name().length() - suffix.length())
            : node.name();
    return method
        + ", @"
        + layer.substring(0, 1).toUpperCase(Locale.ROOT)
        + layer.substring(1)
        + ": "
        + node.shape().named();
  }
}
