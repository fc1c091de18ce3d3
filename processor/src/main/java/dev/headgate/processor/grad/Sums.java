package dev.headgate.processor.grad;

import dev.headgate.processor.grad.BoundCall.Operand;
import dev.headgate.processor.grad.BoundCall.Plain;
import dev.headgate.processor.grad.Tensor.Cotangent;
import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Argument.Scratch.Use;
import dev.headgate.processor.ir.KernelCall.Kind;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.ir.Scale;
import dev.headgate.processor.route.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sums of lanes that are wanted at one node, each computed once. */
final class Sums {

  private final Node node;
  private final List<BoundCall> calls;
  private final Map<List<Lane>, Tensor> known = new HashMap<>();

  /**
   * @param calls where the additions go
   */
  Sums(Node node, List<BoundCall> calls) {
    this.node = node;
    this.calls = calls;
  }

  /** A lane has come to the node, in parts from all that take its result. */
  void arrive(Lane lane, List<Tensor> parts) {
    known.put(List.of(lane), add(parts));
  }

  /** The sum of some lanes. */
  Tensor of(List<Lane> lanes) {
    Tensor sum = known.get(lanes);
    if (sum == null) {
      sum = add(lanes.stream().map(lane -> Required.get(known, List.of(lane))).toList());
      known.put(lanes, sum);
    }
    return sum;
  }

  /** The sum of some lanes, each multiplied by its factor. */
  Tensor scaled(Map<List<Scale>, List<Lane>> byFactor) {
    List<Tensor> parts = new ArrayList<>();
    byFactor.forEach(
        (factor, lanes) -> parts.add(factor.isEmpty() ? of(lanes) : multiplied(of(lanes), factor)));
    return add(parts);
  }

  private Tensor multiplied(Tensor cotangent, List<Scale> factor) {
    Cotangent scaled = new Cotangent(node.name() + " gradient scaled", node.shape());
    calls.add(
        new BoundCall(
            "Scaling",
            "forward",
            List.of(
                new Plain(new Argument.Count(node.shape().size())),
                new Plain(new Argument.Factor(factor)),
                new Operand(cotangent, 0, false),
                new Operand(scaled, 0, true)),
            Kind.IN_PLACE));
    return scaled;
  }

  private Tensor add(List<Tensor> parts) {
    Tensor sum = parts.get(0);
    for (Tensor part : parts.subList(1, parts.size())) {
      Cotangent next = new Cotangent(node.name() + " gradient sum", node.shape());
      calls.add(
          new BoundCall(
              "Addition",
              "forward",
              List.of(
                  new Plain(new Argument.Count(node.shape().planes())),
                  new Plain(new Argument.Whole(node.shape().positions())),
                  new Operand(sum, 0, false),
                  new Operand(part, 0, false),
                  new Operand(next, 0, true),
                  new Plain(new Argument.Scratch(Use.FINISHES))),
              Kind.IN_PLACE));
      sum = next;
    }
    return sum;
  }
}
