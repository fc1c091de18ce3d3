package dev.headgate.processor.plan;

import dev.headgate.processor.grad.BoundCall;
import dev.headgate.processor.grad.BoundCall.BoundArgument;
import dev.headgate.processor.grad.BoundCall.Operand;
import dev.headgate.processor.grad.BoundCall.Plain;
import dev.headgate.processor.grad.BoundCall.Then;
import dev.headgate.processor.grad.Program;
import dev.headgate.processor.grad.Programs;
import dev.headgate.processor.grad.Step;
import dev.headgate.processor.grad.Tensor;
import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Argument.Scratch.Use;
import dev.headgate.processor.ir.KernelCall.Kind;
import dev.headgate.processor.ir.Required;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lets kernels apply activations to what they write, piece by piece while it is in cache: forward
 * to a layer's result, backward to the cotangent that a layer or a loss sends to the activation
 * before it. Only where nobody else reads what the kernel would have written, and within one use,
 * so that a method of the generated class still holds what its name says; what a loss sends back is
 * its own affair.
 */
public final class Fusion {

  /** An activation's call and what it maps. */
  private record Mapping(Step step, BoundCall call, Tensor from) {}

  private final Program program;
  private final Map<Tensor, Integer> readers = new HashMap<>();
  private final Map<Tensor, Mapping> mappings = new HashMap<>();
  private final Set<BoundCall> merged = new HashSet<>();
  private final Map<Step, Step> fused = new HashMap<>();

  private Fusion(Program program) {
    this.program = program;
  }

  /** The same computations in fewer calls. */
  public static Programs of(Programs programs) {
    return programs.by(program -> new Fusion(program).fuse());
  }

  private Program fuse() {
    Stream.concat(
            program.steps().flatMap(step -> step.calls().stream()).flatMap(BoundCall::reads),
            program.outputs().stream())
        .forEach(tensor -> readers.merge(tensor, 1, Integer::sum));
    program.steps().forEach(this::findMapping);
    program.steps().forEach(step -> fused.put(step, fuse(step)));
    return program.by(this::rewritten);
  }

  private void findMapping(Step step) {
    for (BoundCall call : step.calls()) {
      if (call.kind() == Kind.ACTIVATION) {
        Tensor from = operand(call, 2).tensor();
        if (Required.get(readers, from) == 1) {
          mappings.put(from, new Mapping(step, call, from));
        }
      }
    }
  }

  /** An operand by its place from the end: the last is the result. */
  private static Operand operand(BoundCall call, int fromEnd) {
    return (Operand) call.arguments().get(call.arguments().size() - fromEnd);
  }

  private Step fuse(Step step) {
    List<BoundCall> calls = new ArrayList<>();
    List<String> titles = new ArrayList<>(step.titles());
    for (BoundCall call : step.calls()) {
      if (merged.contains(call)) {
        continue;
      }
      Optional<Mapping> mapping = mapping(step, call);
      mapping.ifPresent(
          found -> {
            merged.add(found.call());
            if (found.step() != step) {
              titles.addAll(found.step().titles());
            }
          });
      calls.add(mapping.map(found -> fused(call, found)).orElse(call));
    }
    return new Step(step.node(), step.loss(), step.use(), titles, calls, step.absent());
  }

  /** The activation that a call could finish with. */
  private Optional<Mapping> mapping(Step step, BoundCall call) {
    return call.arguments().contains(new Plain(new Argument.Scratch(Use.FINISHES)))
        ? call.writes()
            .map(mappings::get)
            .filter(found -> found != null && (found.step() == step || canJoin(found.step(), step)))
            .findFirst()
        : Optional.empty();
  }

  /** Whether an activation's step can become part of another. */
  private static boolean canJoin(Step activation, Step step) {
    return activation.calls().size() == 1
        && activation.absent().isEmpty()
        && (step.loss() != null || activation.use().equals(step.use()));
  }

  private static BoundCall fused(BoundCall call, Mapping mapping) {
    List<BoundArgument> arguments = new ArrayList<>();
    for (BoundArgument argument : call.arguments()) {
      if (argument instanceof Operand operand && operand.tensor().equals(mapping.from())) {
        arguments.add(operand(mapping.call(), 1));
      } else if (argument instanceof Plain plain && plain.argument() instanceof Argument.Scratch) {
        arguments.add(then(mapping.call()));
      } else {
        arguments.add(argument);
      }
    }
    // What the derivative is told from must not be written over before it has been.
    Kind kind = arguments.stream().anyMatch(Fusion::goesBack) ? Kind.PLAIN : call.kind();
    return new BoundCall(call.type(), call.method(), arguments, kind);
  }

  private static boolean goesBack(BoundArgument argument) {
    return argument instanceof Then then && then.kept() != null;
  }

  private static Then then(BoundCall activation) {
    List<Plain> attributes = new ArrayList<>();
    Operand kept = null;
    int end = activation.arguments().size() - 2;
    for (BoundArgument argument : activation.arguments().subList(1, end)) {
      if (argument instanceof Plain plain) {
        attributes.add(plain);
      } else {
        kept = (Operand) argument;
      }
    }
    return new Then(activation.type(), attributes, kept);
  }

  private List<Step> rewritten(List<Step> steps) {
    return steps.stream()
        .filter(step -> step.calls().isEmpty() || !merged.containsAll(step.calls()))
        .map(step -> Required.get(fused, step))
        .toList();
  }
}
