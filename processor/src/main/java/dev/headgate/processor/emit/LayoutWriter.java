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
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.plan.Plan;
import dev.headgate.processor.route.RoutingTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes the constants: tensors, parameters, activations, geometries, and the layout that describes
 * the model.
 */
final class LayoutWriter {

  private final Signature signature;
  private final Plan plan;
  private final Map<String, String> lossNames = new LinkedHashMap<>();
  private final Map<String, String> infoNames = new LinkedHashMap<>();

  LayoutWriter(Signature signature, Plan plan) {
    this.signature = signature;
    this.plan = plan;
    Graph graph = plan.program().graph();
    graph
        .losses()
        .forEach(loss -> lossNames.put(loss.name(), plan.constants().constant(loss.name())));
    Stream.of(graph.inputs(), graph.targets())
        .flatMap(List::stream)
        .forEach(
            input ->
                infoNames.put(input.name(), plan.constants().constant(input.name() + " shape")));
    graph.outputs().stream()
        .filter(output -> !infoNames.containsKey(output.name()))
        .forEach(
            output ->
                infoNames.put(output.name(), plan.constants().constant(output.name() + " shape")));
  }

  /** The constant that holds a loss's index. */
  String lossName(String loss) {
    return Required.get(lossNames, loss);
  }

  /** The constant that describes an input, a target or an output. */
  String infoName(String tensor) {
    return Required.get(infoNames, tensor);
  }

  void write(TypeSpec.Builder type) {
    Graph graph = plan.program().graph();
    Group tensors = new Group(type, "What goes in and out.");
    graph.inputs().forEach(input -> addInfo(tensors, input.name(), input.shape()));
    graph.targets().forEach(target -> addInfo(tensors, target.name(), target.shape()));
    graph.outputs().forEach(output -> addInfo(tensors, output.name(), output.source().shape()));

    Group losses = new Group(type, "The losses by number.");
    for (int i = 0; i < graph.losses().size(); i++) {
      losses.add(TypeName.INT, lossName(graph.losses().get(i).name()), CodeBlock.of("$L", i), "");
    }

    Group parameters =
        new Group(
            type, "Where each parameter begins in the weights and, if trained, in the gradients.");
    for (Parameter parameter : graph.parameters()) {
      int offset = Required.get(plan.parameters().offsets(), parameter);
      parameters.add(Required.get(plan.parameterNames(), parameter), offset, parameter.shape());
    }

    Group values =
        new Group(
            type,
            "Where each value of a sample begins; later ones reuse the place of earlier ones.");
    plan.tensorNames()
        .forEach(
            (tensor, name) ->
                values.add(name, Required.get(plan.arena().offsets(), tensor), tensor.shape()));

    Group geometries = new Group(type, "The sizes of the layers.");
    for (Plan.GeometryConstant geometry : plan.geometries().values()) {
      ClassName kind = RuntimeTypes.kernel(geometry.geometry().type());
      geometries.add(kind, geometry.name(), construction(kind, geometry.geometry()), "");
    }
    type.addField(layout());
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
    CodeBlock.Builder code =
        CodeBlock.builder().add("$T.of($S)", RuntimeTypes.MODEL_LAYOUT, signature.model());
    code.add("$>$>\n.arena($L, $L)", plan.arena().size(), plan.tile());
    plan.program().graph().parameters().forEach(parameter -> addParameter(code, parameter));
    for (Loss loss : plan.program().graph().losses()) {
      code.add("\n.loss($S, $L)", loss.name(), loss.terms());
    }
    for (RoutingTable.Row row : RoutingTable.of(plan.program().routing()).rows()) {
      CodeBlock effects =
          row.effects().stream()
              .map(effect -> CodeBlock.of(",$W$T.$L", RuntimeTypes.EFFECT, effect))
              .collect(CodeBlock.joining(""));
      code.add("\n.route($S$L)", row.instance(), effects);
    }
    return constant(RuntimeTypes.MODEL_LAYOUT, "LAYOUT")
        .initializer(code.add("\n.build()$<$<").build())
        .build();
  }

  private void addParameter(CodeBlock.Builder code, Parameter parameter) {
    String why = plan.parameters().absent().get(parameter);
    code.add(why == null ? "\n.trained($S" : "\n.absent($S", parameter.name());
    if (why != null) {
      code.add(",$W$S", why);
    }
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

  private static FieldSpec.Builder constant(TypeName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
  }
}
