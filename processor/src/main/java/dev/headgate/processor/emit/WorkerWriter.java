package dev.headgate.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.headgate.processor.grad.Step;
import dev.headgate.processor.grad.Tensor;
import dev.headgate.processor.ir.Graph.Output;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.plan.Plan;
import dev.headgate.processor.plan.ProgramPlan;
import dev.headgate.processor.plan.Routine;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the worker: a method for each use and direction, a line for each kernel call. */
final class WorkerWriter {

  private final Plan whole;
  private final ProgramPlan plan;
  private final Names names;
  private final LayoutWriter layout;
  private final CallWriter calls;

  WorkerWriter(Plan whole, ProgramPlan plan, Names names, LayoutWriter layout) {
    this.whole = whole;
    this.plan = plan;
    this.names = names;
    this.layout = layout;
    this.calls = new CallWriter(whole, plan, names, layout);
  }

  TypeSpec write() {
    TypeSpec.Builder worker =
        TypeSpec.classBuilder(plan.className())
            .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
            .superclass(RuntimeTypes.WORKER)
            .addJavadoc(
                "$L, on the tile of {@code n} samples from sample {@code at} of the batch on.\n",
                subject());
    layout.writePlaces(worker, plan);
    worker.addMethod(constructor());
    if (!plan.program().outputs().isEmpty()) {
      worker.addMethod(infer());
    }
    if (!plan.losses().isEmpty()) {
      worker.addMethod(pass("forward", plan.forward(), Routine::forLosses));
      worker.addMethod(pass("losses", plan.losses(), routine -> true));
    }
    if (!plan.backward().isEmpty()) {
      worker.addMethod(pass("backward", plan.backward(), routine -> true));
    }
    if (!plan.remember().isEmpty()) {
      worker.addMethod(pass("remember", plan.remember(), routine -> true));
    }
    Stream.of(plan.forward(), plan.losses(), plan.backward(), plan.remember())
        .flatMap(List::stream)
        .forEach(routine -> worker.addMethod(routine(routine)));
    return worker.build();
  }

  private String subject() {
    String name = plan.program().name();
    return name.isEmpty() ? "The computation" : "The computation of " + name;
  }

  private MethodSpec constructor() {
    CodeBlock scratch =
        whole.geometriesOf(plan.program()).stream()
            .filter(Plan.GeometryConstant::scratch)
            .map(geometry -> CodeBlock.of(",$W$L.scratch()", geometry.name()))
            .collect(CodeBlock.joining(""));
    return MethodSpec.constructorBuilder()
        .addParameter(TypeName.INT, "samples")
        .addStatement("super($L, samples$L)", plan.layoutName(), scratch)
        .build();
  }

  private MethodSpec infer() {
    MethodSpec.Builder method = header("infer");
    plan.forward().stream()
        .filter(Routine::forOutputs)
        .forEach(routine -> method.addStatement("$L(at, n)", routine.name()));
    List<Output> outputs = plan.program().graph().outputs();
    for (int i = 0; i < outputs.size(); i++) {
      Tensor tensor = plan.program().outputs().get(i);
      int size = tensor.shape().size();
      method.addStatement(
          "$T.arraycopy($L,$W$L,$W$L,$W$L)",
          System.class,
          calls.operand(tensor, 0),
          names.values(outputs.get(i).name()),
          CallWriter.times("at", size),
          CallWriter.times("n", size));
    }
    return method.build();
  }

  private static MethodSpec pass(String name, List<Routine> routines, Predicate<Routine> included) {
    MethodSpec.Builder method = header(name);
    routines.stream()
        .filter(included)
        .forEach(routine -> method.addStatement("$L(at, n)", routine.name()));
    return method.build();
  }

  private static MethodSpec.Builder header(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addParameter(TypeName.INT, "at")
        .addParameter(TypeName.INT, "n");
  }

  private MethodSpec routine(Routine routine) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(routine.name())
            .addModifiers(Modifier.PRIVATE)
            .addParameter(TypeName.INT, "at")
            .addParameter(TypeName.INT, "n")
            .addJavadoc("$L.", routine.title());
    for (Step step : routine.steps()) {
      method.addComment("$L", step.title());
      step.absent().stream().distinct().forEach(line -> method.addComment("$L", line));
      step.calls().forEach(call -> method.addStatement(statement(step, calls.write(step, call))));
    }
    return method.build();
  }

  /** The forward call of a loss has a value, which is added up. */
  private CodeBlock statement(Step step, CodeBlock call) {
    boolean isSum = step.loss() != null && plan.program().losses().contains(step);
    return isSum
        ? CodeBlock.of(
            "lossSums[$L] +=$W$L",
            layout.lossName(Required.present(step.loss(), "loss").name()),
            call)
        : call;
  }
}
