package dev.headgate.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.headgate.processor.build.Signature;
import dev.headgate.processor.grad.Tensor;
import dev.headgate.processor.ir.Argument.Setting;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Parameter;
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
        .forEach(input -> infoNames.put(input.name(), plan.constants().constant(input.name())));
    graph.outputs().stream()
        .filter(output -> !infoNames.containsKey(output.name()))
        .forEach(
            output ->
                infoNames.put(output.name(), plan.constants().constant(output.name() + " answer")));
  }

  /** The constant that holds a loss's index. */
  String lossName(String loss) {
    return lossNames.get(loss);
  }

  /** The constant that describes an input, a target or an output. */
  String infoName(String tensor) {
    return infoNames.get(tensor);
  }

  void write(TypeSpec.Builder type) {
    writeTensors(type);
    writeLosses(type);
    for (Parameter parameter : plan.program().graph().parameters()) {
      type.addField(
          constant(TypeName.INT, plan.parameterNames().get(parameter))
              .addJavadoc("Where the parameter $L begins: $L.", parameter.name(), parameter.shape())
              .initializer("$L", plan.parameters().offsets().get(parameter))
              .build());
    }
    plan.tensorNames().forEach((tensor, name) -> type.addField(place(tensor, name)));
    plan.geometries().values().forEach(geometry -> type.addField(geometry(geometry)));
    type.addField(layout());
  }

  private void writeTensors(TypeSpec.Builder type) {
    Graph graph = plan.program().graph();
    graph.inputs().forEach(input -> type.addField(info(input.name(), input.shape())));
    graph.targets().forEach(target -> type.addField(info(target.name(), target.shape())));
    graph.outputs().forEach(output -> type.addField(info(output.name(), output.source().shape())));
  }

  private void writeLosses(TypeSpec.Builder type) {
    int index = 0;
    for (Loss loss : plan.program().graph().losses()) {
      type.addField(
          constant(TypeName.INT, lossName(loss.name())).initializer("$L", index++).build());
    }
  }

  private FieldSpec info(String name, Shape shape) {
    CodeBlock dimensions =
        shape.dimensions().stream()
            .map(d -> CodeBlock.of(", $L", d))
            .collect(CodeBlock.joining(""));
    return constant(Runtime.TENSOR_INFO, infoName(name))
        .initializer("new $T($S$L)", Runtime.TENSOR_INFO, name, dimensions)
        .build();
  }

  private FieldSpec place(Tensor tensor, String name) {
    return constant(TypeName.INT, name)
        .addJavadoc("Where $L begins: $L.", Plan.words(tensor), tensor.shape())
        .initializer("$L", plan.arena().offsets().get(tensor))
        .build();
  }

  private static FieldSpec geometry(Plan.GeometryConstant constant) {
    ClassName type = Runtime.kernel(constant.geometry().type());
    CodeBlock.Builder code = CodeBlock.builder().add("$T", type);
    for (Setting setting : constant.geometry().settings()) {
      String arguments =
          setting.values().stream().map(String::valueOf).collect(Collectors.joining(", "));
      code.add(".$L($L)", setting.name(), arguments);
    }
    return constant(type, constant.name()).initializer(code.add(".build()").build()).build();
  }

  private FieldSpec layout() {
    CodeBlock.Builder code =
        CodeBlock.builder().add("$T.of($S)", Runtime.MODEL_LAYOUT, signature.model());
    code.add("\n.arena($L, $L)", plan.arena().size(), plan.tile());
    plan.program().graph().parameters().forEach(parameter -> addParameter(code, parameter));
    for (Loss loss : plan.program().graph().losses()) {
      code.add("\n.loss($S, $L)", loss.name(), loss.terms());
    }
    for (RoutingTable.Row row : RoutingTable.of(plan.program().routing()).rows()) {
      CodeBlock effects =
          row.effects().stream()
              .map(effect -> CodeBlock.of(",$W$T.$L", Runtime.EFFECT, effect))
              .collect(CodeBlock.joining(""));
      code.add("\n.route($S$L)", row.instance(), effects);
    }
    return constant(Runtime.MODEL_LAYOUT, "LAYOUT")
        .initializer(code.add("\n.build()").build())
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
        plan.parameterNames().get(parameter),
        Runtime.INITIALIZATION,
        Runtime.SCHEME,
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
