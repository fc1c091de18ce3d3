package dev.headgate.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.headgate.processor.grad.BoundCall;
import dev.headgate.processor.grad.BoundCall.BoundArgument;
import dev.headgate.processor.grad.BoundCall.Operand;
import dev.headgate.processor.grad.BoundCall.Overwriting;
import dev.headgate.processor.grad.BoundCall.Plain;
import dev.headgate.processor.grad.BoundCall.Then;
import dev.headgate.processor.grad.Step;
import dev.headgate.processor.grad.Tensor;
import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Parameter;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.ir.Scale;
import dev.headgate.processor.plan.ParameterLayout.Gradients;
import dev.headgate.processor.plan.Plan;
import dev.headgate.processor.plan.Plan.GeometryKey;
import dev.headgate.processor.plan.ProgramPlan;
import dev.headgate.processor.route.Slot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a kernel call as an expression. */
final class CallWriter {

  /** The call itself, and what is done with its value. */
  private static final int CALL_BYTES = 16;

  /** Such as {@code target, at * 3136 + 5}, where the array is a field of the class around. */
  private static final int OPERAND_BYTES = 16;

  /** Such as {@code n * 3136}; a scale takes as much again. */
  private static final int PLAIN_BYTES = 12;

  private final Plan plan;
  private final ProgramPlan program;
  private final Names names;
  private final LayoutWriter layout;
  private final Constants places;

  CallWriter(Plan plan, ProgramPlan program, Names names, LayoutWriter layout, Constants places) {
    this.plan = plan;
    this.program = program;
    this.names = names;
    this.layout = layout;
    this.places = places;
  }

  CodeBlock write(Step step, BoundCall call) {
    return CodeBlock.of(
        "$T.$L($L)",
        RuntimeTypes.kernel(call.type()),
        call.method(),
        call.arguments().stream()
            .map(argument -> argument(step, argument))
            .collect(CodeBlock.joining(",$W")));
  }

  /** How long the code of a call is at most. */
  static int bytes(BoundCall call) {
    return CALL_BYTES
        + call.arguments().stream()
            .mapToInt(
                argument ->
                    argument instanceof Plain plain
                        ? PLAIN_BYTES * (1 + scales(plain.argument()).size())
                        : argument instanceof Then ? 2 * OPERAND_BYTES : OPERAND_BYTES)
            .sum();
  }

  private static List<Scale> scales(Argument argument) {
    if (argument instanceof Argument.LossScale scale) {
      return scale.scales();
    }
    return argument instanceof Argument.Factor factor ? factor.scales() : List.of();
  }

  private CodeBlock argument(Step step, BoundArgument argument) {
    if (argument instanceof Operand operand) {
      return operand(operand.tensor(), operand.start());
    } else if (argument instanceof Then then) {
      return then(step, then);
    } else if (argument instanceof Overwriting overwriting) {
      return CodeBlock.of(
          "scratch.$L(first)", overwriting.alone() ? "overwriteAlone" : "overwrite");
    }
    return plain(step, ((Plain) argument).argument());
  }

  /** Such as {@code scratch.thenBack(Relu.FUNCTION, values, n * HIDDEN)}. */
  private CodeBlock then(Step step, Then then) {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("$T.FUNCTION", RuntimeTypes.kernel(then.type())));
    then.attributes().forEach(attribute -> arguments.add(argument(step, attribute)));
    Operand kept = then.kept();
    if (kept != null) {
      arguments.add(argument(step, kept));
    }
    return CodeBlock.of(
        "scratch.$L($L)",
        kept == null ? "then" : "thenBack",
        arguments.stream().collect(CodeBlock.joining(", ")));
  }

  /** A tensor is an array and where in it the tensor of this tile begins. */
  CodeBlock operand(Tensor tensor, int start) {
    String plus = start == 0 ? "" : " + " + start;
    if (tensor instanceof Tensor.Caller caller) {
      int size = caller.shape().size();
      return CodeBlock.of(
          "$L, $L$L", names.argument(caller.input().name()), times("at", size), plus);
    } else if (tensor instanceof Tensor.Weights weights) {
      return CodeBlock.of("weights, $L$L", layout.parameterName(weights.parameter()), plus);
    } else if (tensor instanceof Tensor.WeightGradient gradient) {
      return CodeBlock.of("gradients, $L$L", place(gradient), plus);
    }
    String place = places.reference(Required.get(program.tensorNames(), tensor));
    return CodeBlock.of("values, n * $L$L", place, plus);
  }

  /** Where a gradient lies: as far from the first as the parameter, or in a place of its own. */
  private String place(Tensor.WeightGradient gradient) {
    Gradients gradients = Required.present(program.gradients(), "gradients");
    Parameter parameter = gradient.parameter();
    if (gradient.slot().equals(Slot.COMMON)) {
      String name = layout.parameterName(parameter);
      return gradients.first() > 0 ? name + " - " + places.reference("FIRST") : name;
    }
    return String.valueOf(gradients.offset(plan.parameters(), parameter, gradient.slot()));
  }

  private CodeBlock plain(Step step, Argument argument) {
    if (argument instanceof Argument.Samples) {
      return CodeBlock.of("n");
    } else if (argument instanceof Argument.Count count) {
      return CodeBlock.of(times("n", count.perSample()));
    } else if (argument instanceof Argument.Whole whole) {
      return CodeBlock.of("$L", whole.value());
    } else if (argument instanceof Argument.Real real) {
      return CodeBlock.of("$Lf", real.value());
    } else if (argument instanceof Argument.Scratch) {
      return CodeBlock.of("scratch");
    } else if (argument instanceof Argument.LossScale scale) {
      String loss = layout.lossName(Required.present(step.loss(), "loss").name());
      return product("lossScale[" + loss + "]", scale.scales());
    } else if (argument instanceof Argument.Factor factor) {
      return product("", factor.scales());
    } else if (argument instanceof Argument.Start start) {
      return CodeBlock.of(times("at", start.perSample()));
    } else if (argument instanceof Argument.Exchange) {
      return CodeBlock.of("exchange");
    } else if (argument instanceof Argument.Noise) {
      return CodeBlock.of("draw + $L", key(Required.present(step.node(), "node").name()));
    } else if (argument instanceof Argument.Name) {
      return CodeBlock.of("$S", Required.present(step.node(), "node").name());
    } else if (argument instanceof Argument.Geometry geometry) {
      String node = Required.present(step.node(), "node").name();
      return CodeBlock.of(
          layout.reference(
              Required.get(plan.geometries(), new GeometryKey(node, geometry)).name()));
    }
    throw new IllegalStateException("unbound argument " + argument);
  }

  /**
   * What keeps a layer's random numbers apart from those of others: of its name and not of its
   * place, so that adding a layer leaves them alone. The hash (FNV-1a: Fowler, Noll and Vo) puts
   * names that differ in one letter further apart than there are passes, which count up from here.
   */
  private static String key(String name) {
    long hash = 0xcbf29ce484222325L;
    for (byte letter : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (letter & 0xff)) * 0x100000001b3L;
    }
    return "0x" + Long.toHexString(hash) + "L";
  }

  private CodeBlock product(String first, List<Scale> scales) {
    List<String> factors = new ArrayList<>();
    if (!first.isEmpty()) {
      factors.add(first);
    }
    scales.forEach(scale -> factors.add("gradientScales[" + layout.scaleName(scale) + "]"));
    return CodeBlock.of(String.join(" *$W", factors));
  }

  static String times(String variable, int factor) {
    return factor == 1 ? variable : variable + " * " + factor;
  }
}
