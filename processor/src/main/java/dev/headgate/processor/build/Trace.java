package dev.headgate.processor.build;

import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How a shape came about, for messages: a line a layer, from the inputs to the place where it does
 * not fit.
 */
final class Trace {

  private Trace() {}

  static String of(List<Source> inputs) {
    StringBuilder text = new StringBuilder();
    for (Source input : inputs.stream().distinct().toList()) {
      Deque<String> lines = new ArrayDeque<>();
      Source at = input;
      while (at instanceof Node node) {
        lines.addFirst(
            "  " + node.name() + " = " + node.layer().name() + ": " + node.shape().named());
        at = node.inputs().get(0).source();
      }
      lines.addFirst("  " + at.name() + ": " + at.shape().named());
      lines.forEach(line -> text.append('\n').append(line));
    }
    return text.toString();
  }
}
