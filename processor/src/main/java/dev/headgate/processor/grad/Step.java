package dev.headgate.processor.grad;

import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is computed for one node or loss in one direction.
 *
 * @param use the uses that lead to it; empty in the model itself
 * @param title one line for the reader: the user's name, the layer, the shapes
 * @param absent a line for each gradient that a mask leaves out here
 */
public record Step(
    @Nullable Node node,
    @Nullable Loss loss,
    List<String> use,
    String title,
    List<BoundCall> calls,
    List<String> absent) {

  public Step {
    use = List.copyOf(use);
    calls = List.copyOf(calls);
    absent = List.copyOf(absent);
  }

  static Step of(Node node, String title, List<BoundCall> calls, List<String> absent) {
    return new Step(node, null, node.use(), title, calls, absent);
  }

  static Step of(Loss loss, String title, List<BoundCall> calls, List<String> absent) {
    return new Step(null, loss, List.of(), title, calls, absent);
  }
}
