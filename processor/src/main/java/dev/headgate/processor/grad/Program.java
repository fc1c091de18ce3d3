package dev.headgate.processor.grad;

import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Source;
import dev.headgate.processor.route.Routing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of a model's computations: a training step, inference, or both where they compute alike.
 *
 * @param name of the phase whose step it is; empty where there is only one
 * @param routing of the training step; null where nothing is trained
 * @param forward the nodes that an output or a loss needs, each before what takes it
 * @param losses a step for each loss
 * @param backward cotangents of the losses first, then node by node towards the inputs
 * @param remember what layers do to their memory after the update
 * @param forOutputs the forward steps that an output needs
 * @param forLosses the forward steps that a loss needs
 * @param outputs the tensors that {@code forward} answers, in the order of the graph's outputs;
 *     none where it answers nothing
 */
public record Program(
    String name,
    Graph graph,
    @Nullable Routing routing,
    List<Step> forward,
    List<Step> losses,
    List<Step> backward,
    List<Step> remember,
    Set<Step> forOutputs,
    Set<Step> forLosses,
    List<Tensor> outputs) {

  public Program {
    forward = List.copyOf(forward);
    losses = List.copyOf(losses);
    backward = List.copyOf(backward);
    remember = List.copyOf(remember);
    forOutputs = Set.copyOf(forOutputs);
    forLosses = Set.copyOf(forLosses);
    outputs = List.copyOf(outputs);
  }

  /**
   * What is computed without gradients.
   *
   * @param judges whether it computes the losses
   * @param answers whether it computes the outputs
   */
  static Program forward(String name, Graph graph, boolean judges, boolean answers) {
    return of(
        name,
        null,
        graph,
        new ForwardPass(graph),
        judges ? graph.losses() : List.of(),
        answers ? graph.outputs() : List.of(),
        List.of());
  }

  static Program of(
      String name,
      @Nullable Routing routing,
      Graph graph,
      ForwardPass forward,
      List<Loss> losses,
      List<Graph.Output> outputs,
      List<Step> backward) {
    Set<Node> forOutputs =
        ForwardPass.needed(graph, outputs.stream().map(Graph.Output::source).toList());
    List<Source> judged = new ArrayList<>();
    losses.forEach(loss -> loss.inputs().forEach(edge -> judged.add(edge.source())));
    Set<Node> forLosses = ForwardPass.needed(graph, judged);
    List<Step> all = new ArrayList<>();
    Set<Step> outputSteps = new LinkedHashSet<>();
    Set<Step> lossSteps = new LinkedHashSet<>();
    List<Step> remember = new ArrayList<>();
    for (Node node : graph.nodes()) {
      Step step = forward.step(node);
      boolean needed = forOutputs.contains(node) || forLosses.contains(node);
      if (step.calls().isEmpty() || !needed) {
        continue;
      }
      all.add(step);
      if (forOutputs.contains(node)) {
        outputSteps.add(step);
      }
      if (forLosses.contains(node)) {
        lossSteps.add(step);
      }
      if (routing != null && node.layer().remember(node.shapes()) instanceof Rule.Calls) {
        remember.add(forward.remember(node));
      }
    }
    return new Program(
        name,
        graph,
        routing,
        all,
        losses.stream().map(forward::step).toList(),
        backward,
        remember,
        outputSteps,
        lossSteps,
        outputs.stream().map(output -> forward.tensor(output.source())).toList());
  }

  /** The same computation by other steps. */
  public Program by(UnaryOperator<List<Step>> rewriting) {
    return new Program(
        name,
        graph,
        routing,
        rewriting.apply(forward),
        rewriting.apply(losses),
        rewriting.apply(backward),
        rewriting.apply(remember),
        Set.copyOf(rewriting.apply(List.copyOf(forOutputs))),
        Set.copyOf(rewriting.apply(List.copyOf(forLosses))),
        outputs);
  }

  /** By the name, which tells a model's computations apart; their steps are many. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** All steps in the order in which a training step makes them. */
  public Stream<Step> steps() {
    return Stream.of(forward, losses, backward, remember).flatMap(List::stream);
  }

  /** Whether some layer compares samples, so that all of a batch go through together. */
  public boolean comparesSamples() {
    return graph.nodes().stream().anyMatch(node -> node.layer().comparesSamples());
  }
}
