package dev.headgate.processor.grad;

import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.route.Routing;
import java.util.List;
import java.util.Set;

/**
 * All that a model computes.
 *
 * @param forward the nodes that an output or a loss needs, each before what takes it
 * @param losses a step for each loss
 * @param backward cotangents of the losses first, then node by node towards the inputs
 * @param forOutputs the forward steps that an output needs
 * @param forLosses the forward steps that a loss needs
 * @param outputs the tensors that {@code forward} answers, in the order of the graph's outputs
 */
public record Program(
    Graph graph,
    Routing routing,
    List<Step> forward,
    List<Step> losses,
    List<Step> backward,
    Set<Step> forOutputs,
    Set<Step> forLosses,
    List<Tensor> outputs) {

  public Program {
    forward = List.copyOf(forward);
    losses = List.copyOf(losses);
    backward = List.copyOf(backward);
    forOutputs = Set.copyOf(forOutputs);
    forLosses = Set.copyOf(forLosses);
    outputs = List.copyOf(outputs);
  }
}
