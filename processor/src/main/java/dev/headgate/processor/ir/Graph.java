package dev.headgate.processor.ir;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A model with its subnetworks inlined, names resolved and shapes known.
 *
 * @param inputs what every call takes, in order of first appearance
 * @param targets what calls with losses take besides, in order of first appearance
 * @param parameters every parameter tensor, in order of first appearance
 * @param nodes in an order in which every value is computed before it is read
 * @param outputs what {@code forward} answers, by the user's names
 * @param instances the instances that hold parameters or nodes, in order of first appearance
 * @param phases the training steps; one without a name where the model declares none, none where it
 *     has no losses
 * @param averages the instances that follow others
 * @param conflicts the instances whose gradients are projected on each other
 */
public record Graph(
    List<Input> inputs,
    List<Input> targets,
    List<Parameter> parameters,
    List<Node> nodes,
    List<Loss> losses,
    List<Output> outputs,
    List<String> instances,
    List<Phase> phases,
    List<Average> averages,
    List<Conflict> conflicts) {

  /** A value that {@code forward} answers. */
  public record Output(String name, Source source) {}

  public Graph {
    inputs = List.copyOf(inputs);
    targets = List.copyOf(targets);
    parameters = List.copyOf(parameters);
    nodes = List.copyOf(nodes);
    losses = List.copyOf(losses);
    outputs = List.copyOf(outputs);
    instances = List.copyOf(instances);
    phases = List.copyOf(phases);
    averages = List.copyOf(averages);
    conflicts = List.copyOf(conflicts);
  }

  public List<String> lossNames() {
    return losses.stream().map(Loss::name).toList();
  }

  /**
   * How many integers the elements of an integer input or target may be, 0 to one less: as many as
   * the strictest of all that take it allows.
   */
  public int choices(Input integers) {
    IntStream ofNodes =
        nodes.stream()
            .filter(node -> takes(node.inputs(), integers))
            .mapToInt(node -> node.layer().choices(node.shapes()));
    IntStream ofLosses =
        losses.stream()
            .filter(loss -> takes(loss.inputs(), integers))
            .mapToInt(loss -> loss.function().choices(loss.shapes()));
    return IntStream.concat(ofNodes, ofLosses).min().orElseThrow();
  }

  /** The gradient scales, in the order of the edges they stand on. */
  public List<Scale> scales() {
    return edges().flatMap(edge -> edge.scales().stream()).distinct().toList();
  }

  private Stream<Edge> edges() {
    return Stream.concat(
        nodes.stream().flatMap(node -> node.inputs().stream()),
        losses.stream().flatMap(loss -> loss.inputs().stream()));
  }

  /** The innermost conflict that covers an instance. */
  public Optional<Conflict> conflict(String instance) {
    return conflicts.stream()
        .filter(conflict -> conflict.covers(instance))
        .max(Comparator.comparing(conflict -> conflict.instance().length()));
  }

  /** Whether some layer behaves in training as it does not in inference. */
  public boolean hasTrainingMode() {
    return nodes.stream().anyMatch(node -> node.layer().inference() != node.layer());
  }

  private static boolean takes(List<Edge> edges, Input input) {
    return edges.stream().anyMatch(edge -> edge.source().equals(input));
  }
}
