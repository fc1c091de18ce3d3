package dev.headgate.processor.ir;

import dev.headgate.processor.diag.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * One application of a layer. Compared by identity: two uses of one instance are two nodes.
 *
 * <p>{@code use} is the path of subnetwork uses that leads to it, empty for a layer declared in the
 * model itself; {@code instance} is the path of instances, which names its parameters.
 */
public final class Node implements Source {

  private final String name;
  private final String method;
  private final List<String> use;
  private final String instance;
  private final Layer layer;
  private final List<Edge> inputs;
  private final List<Parameter> parameters;
  private final List<Mask> frozen;
  private final Shape shape;
  private final Origin origin;

  public Node(
      String name,
      String method,
      List<String> use,
      String instance,
      Layer layer,
      List<Edge> inputs,
      List<Parameter> parameters,
      List<Mask> frozen,
      Shape shape,
      Origin origin) {
    this.name = name;
    this.method = method;
    this.use = List.copyOf(use);
    this.instance = instance;
    this.layer = layer;
    this.inputs = differentiable(layer, inputs);
    this.parameters = List.copyOf(parameters);
    this.frozen = List.copyOf(frozen);
    this.shape = shape;
    this.origin = origin;
  }

  /** The edges with what the layer knows of its derivatives. */
  private static List<Edge> differentiable(Layer layer, List<Edge> inputs) {
    List<Edge> edges = new ArrayList<>();
    for (Edge edge : inputs) {
      edges.add(layer.differentiable(edges.size()) ? edge : edge.withoutDerivative());
    }
    return List.copyOf(edges);
  }

  /** The qualified name of the value, such as {@code net1.hidden}, unique within the graph. */
  @Override
  public String name() {
    return name;
  }

  /** The user's method that this node belongs to. */
  public String method() {
    return method;
  }

  public List<String> use() {
    return use;
  }

  public String instance() {
    return instance;
  }

  public Layer layer() {
    return layer;
  }

  public List<Edge> inputs() {
    return inputs;
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  /** The masks that keep losses from updating this use's parameters. */
  public List<Mask> frozen() {
    return frozen;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  public Origin origin() {
    return origin;
  }

  /** Whether the loss may update this use's parameters. */
  public boolean trainedBy(String loss) {
    return frozen.stream().noneMatch(mask -> mask.holdsBack(loss));
  }

  /** Whether there is something that a loss could train. */
  public boolean isTrainable() {
    return parameters.stream().anyMatch(Parameter::isTrainable);
  }

  /** Whether it is frozen whatever the losses, so that its layer does not behave as in training. */
  public boolean isFrozen() {
    return frozen.stream().anyMatch(Mask::total);
  }

  /** The same application in another graph. */
  Node with(Layer other, List<Edge> from, List<Mask> masks) {
    return new Node(name, method, use, instance, other, from, parameters, masks, shape, origin);
  }

  public Shapes shapes() {
    return new Shapes(inputs.stream().map(edge -> edge.source().shape()).toList(), shape);
  }

  /** The parameter that the layer knows by this name. */
  public Parameter parameter(String specName) {
    return parameters.stream()
        .filter(parameter -> parameter.spec().name().equals(specName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no parameter " + specName));
  }

  @Override
  public String toString() {
    return name + " = " + layer.name() + inputs.stream().map(e -> e.source().name()).toList();
  }
}
