package dev.headgate.processor.plan;

import dev.headgate.processor.grad.BoundCall;
import dev.headgate.processor.grad.BoundCall.BoundArgument;
import dev.headgate.processor.grad.BoundCall.Plain;
import dev.headgate.processor.grad.Program;
import dev.headgate.processor.grad.Programs;
import dev.headgate.processor.grad.Step;
import dev.headgate.processor.grad.Tensor;
import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Argument.Scratch.Use;
import dev.headgate.processor.ir.Parameter;
import dev.headgate.processor.route.Slot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets the first call that adds to a gradient of parameters overwrite it, where its kernel can.
 * Such a gradient need not be cleared before, which for large matrices is much of what a step
 * writes.
 */
public final class Overwriting {

  private static final Plain ABLE = new Plain(new Argument.Scratch(Use.OVERWRITES));

  private Overwriting() {}

  /** The same computations with overwriting calls. */
  public static Programs of(Programs programs) {
    return programs.by(program -> program.by(Overwriting::rewrite));
  }

  private static List<Step> rewrite(List<Step> steps) {
    Set<Tensor> written = new HashSet<>();
    return steps.stream().map(step -> rewrite(step, written)).toList();
  }

  private static Step rewrite(Step step, Set<Tensor> written) {
    List<BoundCall> calls = new ArrayList<>();
    for (BoundCall call : step.calls()) {
      boolean first = call.writes().noneMatch(written::contains);
      boolean common = call.writes().allMatch(Overwriting::isCommon);
      calls.add(first && common && call.arguments().contains(ABLE) ? overwriting(call) : call);
      call.writes().forEach(written::add);
    }
    return calls.equals(step.calls())
        ? step
        : new Step(step.node(), step.loss(), step.use(), step.titles(), calls, step.absent());
  }

  private static boolean isCommon(Tensor tensor) {
    return tensor instanceof Tensor.WeightGradient gradient && gradient.slot().equals(Slot.COMMON);
  }

  private static BoundCall overwriting(BoundCall call) {
    List<BoundArgument> arguments =
        call.arguments().stream()
            .map(argument -> argument.equals(ABLE) ? new BoundCall.Overwriting() : argument)
            .toList();
    return new BoundCall(call.type(), call.method(), arguments, call.kind());
  }

  /** The parameters whose gradients a program overwrites. */
  static Set<Parameter> overwritten(Program program) {
    Set<Parameter> overwritten = new LinkedHashSet<>();
    program.backward().stream()
        .flatMap(step -> step.calls().stream())
        .filter(call -> call.arguments().contains(new BoundCall.Overwriting()))
        .flatMap(BoundCall::writes)
        .map(Tensor.WeightGradient.class::cast)
        .forEach(gradient -> overwritten.add(gradient.parameter()));
    return overwritten;
  }
}
