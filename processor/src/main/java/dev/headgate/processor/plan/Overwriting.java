package dev.headgate.processor.plan;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

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
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lets the first call that adds to a gradient of parameters overwrite it, where its kernel can.
 * Such a gradient need not be cleared before, which for large matrices is much of what a step
 * writes. Where no other call adds to it, a kernel that can leave it to the update to write it out
 * hears that too.
 */
public final class Overwriting {

  private static final Plain OVERWRITES = new Plain(new Argument.Scratch(Use.OVERWRITES));
  private static final Plain KEEPS = new Plain(new Argument.Scratch(Use.OVERWRITES_OR_KEEPS));

  private Overwriting() {}

  /** The same computations with overwriting calls. */
  public static Programs of(Programs programs) {
    return programs.by(program -> program.by(Overwriting::rewrite));
  }

  private static List<Step> rewrite(List<Step> steps) {
    Map<Tensor, Long> uses =
        steps.stream()
            .flatMap(step -> step.calls().stream())
            .flatMap(call -> Stream.concat(call.reads(), call.writes()))
            .collect(groupingBy(tensor -> tensor, counting()));
    Set<Tensor> written = new HashSet<>();
    return steps.stream().map(step -> rewrite(step, written, uses)).toList();
  }

  private static Step rewrite(Step step, Set<Tensor> written, Map<Tensor, Long> uses) {
    List<BoundCall> calls = new ArrayList<>();
    for (BoundCall call : step.calls()) {
      boolean first = call.writes().noneMatch(written::contains);
      boolean common = call.writes().allMatch(Overwriting::isCommon);
      calls.add(first && common ? overwriting(call, uses) : call);
      call.writes().forEach(written::add);
    }
    return calls.equals(step.calls())
        ? step
        : new Step(step.node(), step.loss(), step.use(), step.titles(), calls, step.absent());
  }

  private static boolean isCommon(Tensor tensor) {
    return tensor instanceof Tensor.WeightGradient gradient && gradient.slot().equals(Slot.COMMON);
  }

  private static BoundCall overwriting(BoundCall call, Map<Tensor, Long> uses) {
    boolean alone = call.writes().allMatch(tensor -> uses.getOrDefault(tensor, 0L) == 1);
    List<BoundArgument> arguments =
        call.arguments().stream().map(argument -> overwriting(argument, alone)).toList();
    return new BoundCall(call.type(), call.method(), arguments, call.kind());
  }

  private static BoundArgument overwriting(BoundArgument argument, boolean alone) {
    if (argument.equals(OVERWRITES)) {
      return new BoundCall.Overwriting(false);
    }
    return argument.equals(KEEPS) ? new BoundCall.Overwriting(alone) : argument;
  }

  /** The parameters whose gradients a program overwrites. */
  static Set<Parameter> overwritten(Program program) {
    Set<Parameter> overwritten = new LinkedHashSet<>();
    program.backward().stream()
        .flatMap(step -> step.calls().stream())
        .filter(call -> call.arguments().stream().anyMatch(BoundCall.Overwriting.class::isInstance))
        .flatMap(BoundCall::writes)
        .map(Tensor.WeightGradient.class::cast)
        .forEach(gradient -> overwritten.add(gradient.parameter()));
    return overwritten;
  }
}
