package dev.headgate.processor.grad;

import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is computed for one node or loss in one direction.
 *
 * @param use the uses that lead to it; empty in the model itself
 * @param titles a line for the reader for each thing computed: the user's name, the layer, the
 *     shapes
 * @param absent a line for each gradient that a mask leaves out here
 */
public record Step(
    @Nullable Node node,
    @Nullable Loss loss,
    List<String> use,
    List<String> titles,
    List<BoundCall> calls,
    List<String> absent) {

  public Step {
    titles = List.copyOf(titles);
    use = List.copyOf(use);
    calls = List.copyOf(calls);
    absent = List.copyOf(absent);
  }

  static Step of(Node node, String title, List<BoundCall> calls, List<String> absent) {
    return new Step(node, null, node.use(), List.of(title), calls, absent);
  }

  static Step of(Loss loss, String title, List<BoundCall> calls, List<String> absent) {
    return new Step(null, loss, List.of(), List.of(title), calls, absent);
  }
}
