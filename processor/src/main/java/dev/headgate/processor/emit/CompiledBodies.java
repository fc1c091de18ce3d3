package dev.headgate.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.headgate.processor.build.Signature;
import dev.headgate.processor.build.Signature.Argument;
import dev.headgate.processor.emit.ApiWriter.Call;
import dev.headgate.processor.emit.ApiWriter.Pass;
import dev.headgate.processor.emit.Pieces.Piece;
import dev.headgate.processor.grad.Program;
import dev.headgate.processor.grad.Programs;
import dev.headgate.processor.grad.Programs.PhaseSteps;
import dev.headgate.processor.ir.ElementType;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Input;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * The public calls of a model that compiled: take the arguments, run a pass, let go of the
 * arguments.
 */
final class CompiledBodies implements ApiWriter.Bodies {

  /** The code that makes an array. */
  private static final int ARRAY_BYTES = 20;

  private final Signature signature;
  private final Programs programs;
  private final Graph graph;
  private final Names names;
  private final LayoutWriter layout;
  private final Map<Program, String> executions;
  private final List<MethodSpec> methods = new ArrayList<>();

  CompiledBodies(Signature signature, Plan plan, Names names, LayoutWriter layout) {
    this.signature = signature;
    this.programs = plan.programs();
    this.graph = plan.graph();
    this.names = names;
    this.layout = layout;
    this.executions = Names.executions(plan);
  }

  /** Fields for the arrays of the running call, which are not kept beyond it. */
  void addFields(TypeSpec.Builder type) {
    List<FieldSpec.Builder> fields = new ArrayList<>();
    for (Argument argument : Names.all(signature)) {
      fields.add(
          FieldSpec.builder(ApiWriter.array(argument), names.argument(argument), Modifier.PRIVATE));
    }
    TypeName floats = ArrayTypeName.of(TypeName.FLOAT);
    if (names.answersAreFields()) {
      signature
          .outputs()
          .forEach(
              output ->
                  fields.add(FieldSpec.builder(floats, names.values(output), Modifier.PRIVATE)));
    } else {
      fields.add(FieldSpec.builder(ArrayTypeName.of(floats), Names.ANSWERS, Modifier.PRIVATE));
    }
    fields.get(0).addJavadoc("The arrays of the running call.\n");
    fields.forEach(field -> type.addField(field.build()));
    type.addMethods(methods);
  }

  /** Makes the arrays for what is answered. */
  private CodeBlock allocation() {
    List<Piece> made = new ArrayList<>();
    for (Graph.Output output : graph.outputs()) {
      CodeBlock array =
          Pieces.statement(
              "$L = new float[batch * $L]",
              names.answer(output.name()),
              output.source().shape().size());
      made.add(new Piece(array, ARRAY_BYTES));
    }
    if (names.answersAreFields()) {
      return made.stream().map(Piece::code).collect(CodeBlock.joining(""));
    }
    return CodeBlock.builder()
        .addStatement("$L = new float[$L][]", Names.ANSWERS, made.size())
        .add(Pieces.statements(made, "allocation", this::allocationPart))
        .build();
  }

  private CodeBlock allocationPart(String name, CodeBlock code) {
    methods.add(
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .addParameter(TypeName.INT, "batch")
            .addCode(code)
            .build());
    return Pieces.statement("$L(batch)", name);
  }

  @Override
  public String describe(Argument argument) {
    Input input = input(argument);
    String shape =
        input.shape().dimensions().stream()
            .map(dimension -> ", " + dimension)
            .collect(Collectors.joining("", "[batch", "]"));
    return input.type() == ElementType.INT
        ? shape
            + (graph.inputs().contains(input) ? ", integers" : ", classes")
            + " from 0 to "
            + (graph.choices(input) - 1)
        : shape;
  }

  private Input input(Argument argument) {
    return Stream.concat(graph.inputs().stream(), graph.targets().stream())
        .filter(input -> input.name().equals(argument.name()))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public CodeBlock plain(Call call) {
    CodeBlock.Builder code =
        CodeBlock.builder().addStatement("begin(batch)").beginControlFlow("try");
    for (Argument argument : call.arguments()) {
      code.addStatement("this.$1N = $2L", names.argument(argument), required(argument));
    }
    if (!call.answersLosses()) {
      code.add(allocation());
    }
    code.addStatement(
        "$L($N, batch)", call.pass().method(), Required.get(executions, program(call)));
    code.addStatement(call.answersLosses() ? losses(call) : outputs());
    code.nextControlFlow("finally");
    List<String> held =
        new ArrayList<>(
            call.arguments().stream().map(names::argument).map(name -> "this." + name).toList());
    if (!call.answersLosses()) {
      names.answers(signature).forEach(field -> held.add("this." + field));
    }
    held.forEach(field -> code.addStatement("$L = null", field));
    return code.addStatement("leave()").endControlFlow().build();
  }

  private CodeBlock required(Argument argument) {
    String info = layout.infoName(argument.name());
    String name = names.argument(argument);
    return argument.type() == ElementType.INT
        ? CodeBlock.of("$L.require(batch, $L, $N)", info, graph.choices(input(argument)), name)
        : CodeBlock.of("$L.require(batch, $N)", info, name);
  }

  /** What a call runs. */
  private Program program(Call call) {
    if (call.pass() == Pass.INFER) {
      return programs.inference();
    }
    for (int i = 0; i < programs.steps().size(); i++) {
      if (signature.steps().get(i).name().equals(call.phase())) {
        PhaseSteps steps = programs.steps().get(i);
        return call.pass() == Pass.EVALUATE ? steps.evaluation() : steps.training();
      }
    }
    throw new IllegalStateException("no phase " + call.phase());
  }

  private CodeBlock losses(Call call) {
    String execution = Required.get(executions, program(call));
    if (!LossesWriter.areFields(signature)) {
      return CodeBlock.of("return new Losses(total($1N), losses($1N))", execution);
    }
    String values =
        signature.losses().stream()
            .map(
                loss ->
                    call.losses().contains(loss)
                        ? "loss(" + layout.lossName(loss) + ")"
                        : "Double.NaN")
            .collect(Collectors.joining(",$W"));
    return CodeBlock.of("return new Losses(total($N),$W" + values + ")", execution);
  }

  private CodeBlock outputs() {
    return CodeBlock.of(
        "return new Outputs(batch, $L)", String.join(", ", names.answers(signature)));
  }

  @Override
  public CodeBlock nd4j(Call call) {
    Argument first = call.arguments().get(0);
    CodeBlock arrays =
        call.arguments().stream()
            .map(
                argument ->
                    CodeBlock.of(
                        "$T.$L($L, $N, batch)",
                        RuntimeTypes.ND_ARRAYS,
                        argument.type() == ElementType.INT ? "ints" : "floats",
                        layout.infoName(argument.name()),
                        names.argument(argument)))
            .collect(CodeBlock.joining(",$W"));
    return CodeBlock.builder()
        .addStatement(
            "int batch = $T.batch($L, $N)",
            RuntimeTypes.ND_ARRAYS,
            layout.infoName(first.name()),
            names.argument(first))
        .addStatement("return $L(batch,$W$L)", call.name(), arrays)
        .build();
  }
}
