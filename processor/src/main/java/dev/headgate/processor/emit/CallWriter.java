package dev.headgate.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.headgate.processor.grad.BoundCall;
import dev.headgate.processor.grad.BoundCall.BoundArgument;
import dev.headgate.processor.grad.BoundCall.Operand;
import dev.headgate.processor.grad.BoundCall.Plain;
import dev.headgate.processor.grad.Step;
import dev.headgate.processor.grad.Tensor;
import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.plan.Plan;

/** Writes a kernel call as an expression. */
final class CallWriter {

  private final Plan plan;
  private final Names names;
  private final LayoutWriter layout;

  CallWriter(Plan plan, Names names, LayoutWriter layout) {
    this.plan = plan;
    this.names = names;
    this.layout = layout;
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

  private CodeBlock argument(Step step, BoundArgument argument) {
    return argument instanceof Operand operand
        ? operand(operand.tensor(), operand.start())
        : plain(step, ((Plain) argument).argument());
  }

  /** A tensor is an array and where in it the tensor of this tile begins. */
  CodeBlock operand(Tensor tensor, int start) {
    String plus = start == 0 ? "" : " + " + start;
    if (tensor instanceof Tensor.Caller caller) {
      int size = caller.shape().size();
      return CodeBlock.of(
          "$L, $L$L", names.argument(caller.input().name()), times("at", size), plus);
    } else if (tensor instanceof Tensor.Weights weights) {
      return CodeBlock.of(
          "weights, $L$L", Required.get(plan.parameterNames(), weights.parameter()), plus);
    } else if (tensor instanceof Tensor.WeightGradient gradient) {
      return CodeBlock.of(
          "gradients, $L$L", Required.get(plan.parameterNames(), gradient.parameter()), plus);
    }
    return CodeBlock.of("values, n * $L$L", Required.get(plan.tensorNames(), tensor), plus);
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
    } else if (argument instanceof Argument.LossScale) {
      return CodeBlock.of(
          "lossScale[$L]", layout.lossName(Required.present(step.loss(), "loss").name()));
    } else if (argument instanceof Argument.Geometry) {
      return CodeBlock.of(
          Required.get(plan.geometries(), Required.present(step.node(), "node")).name());
    }
    throw new IllegalStateException("unbound argument " + argument);
  }

  static String times(String variable, int factor) {
    return factor == 1 ? variable : variable + " * " + factor;
  }
}
