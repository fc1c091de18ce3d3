package dev.headgate.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.headgate.processor.build.Signature;
import dev.headgate.processor.ir.Argument.Geometry;
import dev.headgate.processor.ir.Argument.Setting;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Parameter;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.ir.Scale;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.plan.ParameterLayout.Gradients;
import dev.headgate.processor.plan.ParameterLayout.Shares;
import dev.headgate.processor.plan.Plan;
import dev.headgate.processor.plan.ProgramPlan;
import dev.headgate.processor.route.Cost;
import dev.headgate.processor.route.Routing;
import dev.headgate.processor.route.RoutingTable;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Writes the constants: tensors, parameters, activations, geometries, and the layout that describes
 * the model.
 */
final class LayoutWriter {

  private final Signature signature;
  private final Plan plan;

  LayoutWriter(Signature signature, Plan plan) {
    this.signature = signature;
    this.plan = plan;
  }

  /** The constant that holds a loss's index. */
  String lossName(String loss) {
    return Required.get(plan.lossNames(), loss);
  }

  /** The constant that describes an input, a target or an output. */
  String infoName(String tensor) {
    return Required.get(plan.tensorNames(), tensor);
  }

  void write(TypeSpec.Builder type) {
    Graph graph = plan.graph();
    Group tensors = new Group(type, "What goes in and out.");
    graph.inputs().forEach(input -> addInfo(tensors, input.name(), input.shape()));
    graph.targets().forEach(target -> addInfo(tensors, target.name(), target.shape()));
    graph.outputs().forEach(output -> addInfo(tensors, output.name(), output.source().shape()));

    Group losses = new Group(type, "The losses by number.");
    for (int i = 0; i < graph.losses().size(); i++) {
      Loss loss = graph.losses().get(i);
      boolean computed =
          graph.phases().stream().anyMatch(phase -> phase.losses().contains(loss.name()));
      if (computed || loss.weight() != null) {
        losses.add(TypeName.INT, lossName(loss.name()), CodeBlock.of("$L", i), "");
      }
    }
    Group scales = new Group(type, "The gradient scales by number.");
    List<Scale> numbered = graph.scales();
    for (int i = 0; i < numbered.size(); i++) {
      Scale scale = numbered.get(i);
      String name = Required.get(plan.scaleNames(), scale);
      scales.add(TypeName.INT, name, CodeBlock.of("$L", i), scale.text());
    }

    Group parameters = new Group(type, "Where each parameter begins in the weights.");
    for (Parameter parameter : graph.parameters()) {
      int offset = Required.get(plan.parameters().offsets(), parameter);
      parameters.add(Required.get(plan.parameterNames(), parameter), offset, parameter.shape());
    }

    Group geometries = new Group(type, "The sizes of the layers.");
    for (Plan.GeometryConstant geometry : plan.geometries().values()) {
      ClassName kind = RuntimeTypes.kernel(geometry.geometry().type());
      geometries.add(kind, geometry.name(), construction(kind, geometry.geometry()), "");
    }
    type.addField(layout());
    for (ProgramPlan program : plan.plans().values()) {
      type.addField(stepLayout(program));
    }
  }

  /** The constants of one computation: where its values lie. */
  void writePlaces(TypeSpec.Builder type, ProgramPlan program) {
    Group values =
        new Group(
            type,
            "Where each value of a sample begins; later ones reuse the place of earlier ones.");
    program
        .tensorNames()
        .forEach(
            (tensor, name) ->
                values.add(name, Required.get(program.arena().offsets(), tensor), tensor.shape()));
    if (program.gradients() != null && program.gradients().first() > 0) {
      new Group(type, "Where the parameters begin that have gradients here.")
          .add(TypeName.INT, "FIRST", CodeBlock.of("$L", program.gradients().first()), "");
    }
  }

  /** Constants that belong together, under one heading. */
  private record Group(TypeSpec.Builder type, StringBuilder heading) {

    Group(TypeSpec.Builder type, String heading) {
      this(type, new StringBuilder(heading));
    }

    /** A place in an array, with the shape of what lies there. */
    void add(String name, int offset, Shape shape) {
      add(TypeName.INT, name, CodeBlock.of("$L", offset), shape.toString());
    }

    void add(TypeName of, String name, CodeBlock value, String shape) {
      FieldSpec.Builder field = constant(of, name).initializer(value);
      if (!heading.isEmpty()) {
        field.addJavadoc("$L\n", heading.toString());
        heading.setLength(0);
      }
      if (!shape.isEmpty()) {
        field.addJavadoc("$L\n", shape);
      }
      type.addField(field.build());
    }
  }

  private void addInfo(Group group, String name, Shape shape) {
    CodeBlock dimensions =
        shape.dimensions().stream()
            .map(d -> CodeBlock.of(", $L", d))
            .collect(CodeBlock.joining(""));
    CodeBlock value = CodeBlock.of("new $T($S$L)", RuntimeTypes.TENSOR_INFO, name, dimensions);
    group.add(RuntimeTypes.TENSOR_INFO, infoName(name), value, "");
  }

  private static CodeBlock construction(ClassName type, Geometry geometry) {
    CodeBlock.Builder code = CodeBlock.builder().add("$Z$T", type);
    for (Setting setting : geometry.settings()) {
      String arguments =
          setting.values().stream().map(String::valueOf).collect(Collectors.joining(", "));
      code.add(".$L($L)", setting.name(), arguments);
    }
    return code.add(".build()").build();
  }

  private FieldSpec layout() {
    Graph graph = plan.graph();
    CodeBlock.Builder code =
        CodeBlock.builder().add("$T.of($S)$>$>", RuntimeTypes.MODEL_LAYOUT, signature.model());
    graph.parameters().forEach(parameter -> addParameter(code, parameter));
    for (Loss loss : graph.losses()) {
      code.add("\n.loss($S, $L", loss.name(), loss.terms());
      if (loss.weight() != null) {
        code.add(", $Lf", loss.weight().value());
      }
      code.add(")");
    }
    graph.scales().forEach(scale -> code.add("\n.gradientScale($Lf)", scale.value()));
    graph
        .averages()
        .forEach(average -> code.add("\n.average($S, $S)", average.instance(), average.source()));
    for (RoutingTable.Row row : RoutingTable.of(plan.programs().routes()).rows()) {
      CodeBlock effects =
          row.effects().stream()
              .map(effect -> CodeBlock.of(",$W$T.$L", RuntimeTypes.EFFECT, effect))
              .collect(CodeBlock.joining(""));
      code.add("\n.route($S$L)", row.instance(), effects);
    }
    if (signature.hasLosses()) {
      Cost cost = Cost.of(plan.programs().routes());
      Cost separate = Cost.separately(plan.programs().routes());
      code.add(
          "\n.cost($L, $LL, $L, $LL)",
          cost.calls(),
          cost.multiplyAdds(),
          separate.calls(),
          separate.multiplyAdds());
    }
    return constant(RuntimeTypes.MODEL_LAYOUT, "LAYOUT")
        .initializer(code.add("\n.build()$<$<").build())
        .build();
  }

  private void addParameter(CodeBlock.Builder code, Parameter parameter) {
    code.add(parameter.isTrainable() ? "\n.parameter($S" : "\n.memory($S", parameter.name());
    code.add(
        ",$W$L,$Wnew $T($T.$L,$W$L,$W$L)",
        Required.get(plan.parameterNames(), parameter),
        RuntimeTypes.INITIALIZATION,
        RuntimeTypes.SCHEME,
        parameter.spec().initializer(),
        parameter.spec().fanIn(),
        parameter.spec().fanOut());
    parameter.shape().dimensions().forEach(dimension -> code.add(",$W$L", dimension));
    code.add(")");
  }

  private FieldSpec stepLayout(ProgramPlan program) {
    CodeBlock.Builder code =
        CodeBlock.builder().add("$T.of($S)$>$>", RuntimeTypes.STEP_LAYOUT, stepName(program));
    if (program.program().comparesSamples()) {
      code.add("\n.wholeBatch($L)", program.arena().size());
    } else {
      code.add("\n.arena($L, $L)", program.arena().size(), program.tile());
    }
    String losses =
        program.program().losses().stream()
            .map(step -> lossName(Required.present(step.loss(), "loss").name()))
            .collect(Collectors.joining(",$W"));
    if (!losses.isEmpty()) {
      code.add("\n.losses(" + losses + ")");
    }
    Gradients gradients = program.gradients();
    if (gradients != null) {
      addGradients(code, gradients);
    }
    return constant(RuntimeTypes.STEP_LAYOUT, program.layoutName())
        .initializer(code.add("\n.build()$<$<").build())
        .build();
  }

  /**
   * What messages and checkpoints call a computation: a step by its phase, so that nothing is lost
   * when a model comes to behave differently in training.
   */
  private static String stepName(ProgramPlan program) {
    Routing routing = program.program().routing();
    String name = routing == null ? program.program().name() : routing.phase().name();
    return name.isEmpty() ? "step" : name;
  }

  private static void addGradients(CodeBlock.Builder code, Gradients gradients) {
    if (!gradients.trained().isEmpty()) {
      CodeBlock trained =
          gradients.trained().stream()
              .map(parameter -> CodeBlock.of("$S", parameter.name()))
              .collect(CodeBlock.joining(",$W"));
      code.add("\n.trains($L)", trained);
    }
    gradients
        .absent()
        .forEach((parameter, why) -> code.add("\n.absent($S,$W$S)", parameter.name(), why));
    for (Shares shares : gradients.shares()) {
      CodeBlock names =
          shares.parameters().stream()
              .map(parameter -> CodeBlock.of("$S", parameter.name()))
              .collect(CodeBlock.joining(",$W"));
      code.add("\n.conflict($T.of($L)", List.class, names);
      shares.starts().values().forEach(start -> code.add(",$W$L", start));
      code.add(")");
    }
  }

  private static FieldSpec.Builder constant(TypeName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
  }
}
