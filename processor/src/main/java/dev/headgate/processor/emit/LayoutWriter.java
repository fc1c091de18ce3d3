package dev.headgate.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.headgate.processor.build.Signature;
import dev.headgate.processor.emit.Pieces.Piece;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Writes the constants: tensors, parameters, activations, geometries, and the layout that describes
 * the model.
 */
final class LayoutWriter {

  /** A call with a few arguments. */
  private static final int CALL_BYTES = 20;

  /** One of the arguments that a call gathers into an array. */
  private static final int ITEM_BYTES = 8;

  /** The most of them. */
  private static final int MOST_ITEMS = 200;

  private final Signature signature;
  private final Plan plan;
  private final Constants constants = new Constants();
  private final Descriptions descriptions;
  private final List<Piece> cost;

  /** Whether the class initialises all of this in one method that is not too long. */
  private final boolean fits;

  LayoutWriter(Signature signature, Plan plan) {
    this.signature = signature;
    this.plan = plan;
    this.cost = cost();
    collectConstants();
    Descriptions described = describe();
    this.fits = constants.weight() + described.bytes() <= Pieces.LONGEST_METHOD;
    if (!fits) {
      constants.move("Constants");
      described = describe(); // which names them by where they are now
    }
    this.descriptions = described;
  }

  /** The constant that holds a loss's index. */
  String lossName(String loss) {
    return reference(Required.get(plan.lossNames(), loss));
  }

  /** The constant that describes an input, a target or an output. */
  String infoName(String tensor) {
    return reference(Required.get(plan.tensorNames(), tensor));
  }

  /** The constant that holds where a parameter begins in the weights. */
  String parameterName(Parameter parameter) {
    return reference(Required.get(plan.parameterNames(), parameter));
  }

  /** The constant that holds a gradient scale's index. */
  String scaleName(Scale scale) {
    return reference(Required.get(plan.scaleNames(), scale));
  }

  /** How a constant of the model is called, wherever it is. */
  String reference(String constant) {
    return constants.reference(constant);
  }

  void write(TypeSpec.Builder type) {
    constants
        .fields()
        .forEach(field -> type.addField(field.addModifiers(Modifier.PRIVATE).build()));
    if (fits) {
      descriptions.writeExpressions(type);
    } else {
      descriptions.writeMethods(type);
    }
  }

  /** The classes that hold what the model has no room for; none if it has. */
  void writeClasses(TypeSpec.Builder type) {
    type.addTypes(constants.classes());
  }

  private void collectConstants() {
    Graph graph = plan.graph();
    constants.group("What goes in and out.");
    graph.inputs().forEach(input -> addInfo(input.name(), input.shape()));
    graph.targets().forEach(target -> addInfo(target.name(), target.shape()));
    graph.outputs().forEach(output -> addInfo(output.name(), output.source().shape()));

    constants.group("The losses by number.");
    for (int i = 0; i < graph.losses().size(); i++) {
      Loss loss = graph.losses().get(i);
      boolean computed =
          graph.phases().stream().anyMatch(phase -> phase.losses().contains(loss.name()));
      if (computed || loss.weight() != null) {
        addNumber(Required.get(plan.lossNames(), loss.name()), i, "");
      }
    }
    constants.group("The gradient scales by number.");
    List<Scale> scales = graph.scales();
    for (int i = 0; i < scales.size(); i++) {
      Scale scale = scales.get(i);
      addNumber(Required.get(plan.scaleNames(), scale), i, scale.text());
    }

    constants.group("Where each parameter begins in the weights.");
    for (Parameter parameter : graph.parameters()) {
      int offset = Required.get(plan.parameters().offsets(), parameter);
      String name = Required.get(plan.parameterNames(), parameter);
      addNumber(name, offset, parameter.shape().toString());
    }

    constants.group("The sizes of the layers.");
    for (Plan.GeometryConstant geometry : plan.geometries().values()) {
      ClassName kind = RuntimeTypes.kernel(geometry.geometry().type());
      CodeBlock value = construction(kind, geometry.geometry());
      constants.add(kind, geometry.name(), value, "", bytes(geometry.geometry()));
    }
    constants.group("");
  }

  private void addNumber(String name, int number, String shape) {
    constants.add(TypeName.INT, name, CodeBlock.of("$L", number), shape, 0);
  }

  private void addInfo(String name, Shape shape) {
    CodeBlock dimensions =
        shape.dimensions().stream()
            .map(d -> CodeBlock.of(", $L", d))
            .collect(CodeBlock.joining(""));
    constants.add(
        RuntimeTypes.TENSOR_INFO,
        Required.get(plan.tensorNames(), name),
        CodeBlock.of("new $T($S$L)", RuntimeTypes.TENSOR_INFO, name, dimensions),
        "",
        CALL_BYTES + ITEM_BYTES * shape.rank());
  }

  /** The constants of one computation: where its values lie. */
  static Constants places(ProgramPlan program) {
    Constants places = new Constants();
    places.group(
        "Where each value of a sample begins; later ones reuse the place of earlier ones.");
    program
        .tensorNames()
        .forEach(
            (tensor, name) ->
                places.add(
                    TypeName.INT,
                    name,
                    CodeBlock.of("$L", Required.get(program.arena().offsets(), tensor)),
                    tensor.shape().toString(),
                    0));
    if (program.gradients() != null && program.gradients().first() > 0) {
      places.group("Where the parameters begin that have gradients here.");
      CodeBlock first = CodeBlock.of("$L", program.gradients().first());
      places.add(TypeName.INT, "FIRST", first, "", 0);
    }
    if (places.weight() > Pieces.LONGEST_METHOD) {
      places.move(program.className() + "Places");
    }
    return places;
  }

  private static int bytes(Geometry geometry) {
    return geometry.settings().stream()
        .mapToInt(setting -> CALL_BYTES + ITEM_BYTES * setting.values().size())
        .sum();
  }

  private static CodeBlock construction(ClassName type, Geometry geometry) {
    CodeBlock.Builder code = CodeBlock.builder().add("$Z$T", type);
    for (Setting setting : geometry.settings()) {
      String arguments =
          setting.values().stream().map(String::valueOf).collect(Collectors.joining(", "));
      code.add(".$L($L)", setting.name(), arguments);
    }
    return code.build();
  }

  private Descriptions describe() {
    Descriptions described = new Descriptions();
    describeModel(described);
    plan.plans().values().forEach(program -> describe(program, described));
    return described;
  }

  private void describeModel(Descriptions described) {
    Graph graph = plan.graph();
    List<Piece> calls = new ArrayList<>();
    graph.parameters().forEach(parameter -> calls.add(call(parameter)));
    for (Loss loss : graph.losses()) {
      CodeBlock weight =
          loss.weight() == null ? CodeBlock.of("") : CodeBlock.of(", $Lf", loss.weight().value());
      calls.add(call(0, ".loss($S, $L$L)", loss.name(), loss.terms(), weight));
    }
    graph.scales().forEach(scale -> calls.add(call(0, ".gradientScale($Lf)", scale.value())));
    graph
        .averages()
        .forEach(each -> calls.add(call(0, ".average($S, $S)", each.instance(), each.source())));
    for (RoutingTable.Row row : RoutingTable.of(plan.programs().routes()).rows()) {
      CodeBlock effects =
          row.effects().stream()
              .map(effect -> CodeBlock.of(",$W$T.$L", RuntimeTypes.EFFECT, effect))
              .collect(CodeBlock.joining(""));
      calls.add(call(row.effects().size(), ".route($S$L)", row.instance(), effects));
    }
    calls.addAll(cost);
    described.add(RuntimeTypes.MODEL_LAYOUT, "LAYOUT", signature.model(), calls);
  }

  private List<Piece> cost() {
    if (!signature.hasLosses()) {
      return List.of();
    }
    Cost cost = Cost.of(plan.programs().routes());
    Cost separate = Cost.separately(plan.programs().routes());
    return List.of(
        call(
            0,
            ".cost($L, $LL, $L, $LL)",
            cost.calls(),
            cost.multiplyAdds(),
            separate.calls(),
            separate.multiplyAdds()));
  }

  /**
   * @param items how many arguments are gathered into an array
   */
  private static Piece call(int items, String format, Object... arguments) {
    return new Piece(CodeBlock.of(format, arguments), CALL_BYTES + ITEM_BYTES * items);
  }

  private Piece call(Parameter parameter) {
    CodeBlock dimensions =
        parameter.shape().dimensions().stream()
            .map(dimension -> CodeBlock.of(",$W$L", dimension))
            .collect(CodeBlock.joining(""));
    return call(
        parameter.shape().rank() + 2, // the initialization takes as much as two
        ".$L($S,$W$L,$Wnew $T($T.$L,$W$L,$W$L)$L)",
        parameter.isTrainable() ? "parameter" : "memory",
        parameter.name(),
        parameterName(parameter),
        RuntimeTypes.INITIALIZATION,
        RuntimeTypes.SCHEME,
        parameter.spec().initializer(),
        parameter.spec().fanIn(),
        parameter.spec().fanOut(),
        dimensions);
  }

  private void describe(ProgramPlan program, Descriptions described) {
    List<Piece> calls = new ArrayList<>();
    calls.add(
        program.program().comparesSamples()
            ? call(0, ".wholeBatch($L)", program.arena().size())
            : call(0, ".arena($L, $L)", program.arena().size(), program.tile()));
    List<CodeBlock> losses =
        program.program().losses().stream()
            .map(step -> lossName(Required.present(step.loss(), "loss").name()))
            .map(CodeBlock::of)
            .toList();
    addAll(calls, "losses", losses);
    Gradients gradients = program.gradients();
    if (gradients != null) {
      addGradients(calls, gradients, program.overwritten());
    }
    described.add(RuntimeTypes.STEP_LAYOUT, program.layoutName(), stepName(program), calls);
  }

  /** Calls with any number of arguments, as many as are not too long. */
  private static void addAll(List<Piece> calls, String method, List<CodeBlock> arguments) {
    for (List<CodeBlock> some : Pieces.cut(arguments, each -> 1, MOST_ITEMS)) {
      calls.add(
          call(some.size(), ".$L($L)", method, some.stream().collect(CodeBlock.joining(",$W"))));
    }
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

  private static void addGradients(
      List<Piece> calls, Gradients gradients, Set<Parameter> overwritten) {
    addAll(calls, "trains", quoted(gradients.trained()));
    addAll(
        calls,
        "overwrites",
        quoted(gradients.trained().stream().filter(overwritten::contains).toList()));
    gradients
        .absent()
        .forEach((parameter, why) -> calls.add(call(0, ".absent($S,$W$S)", parameter.name(), why)));
    for (Shares shares : gradients.shares()) {
      List<List<CodeBlock>> names = Pieces.cut(quoted(shares.parameters()), each -> 1, MOST_ITEMS);
      CodeBlock starts =
          shares.starts().values().stream()
              .map(start -> CodeBlock.of(",$W$L", start))
              .collect(CodeBlock.joining(""));
      calls.add(
          call(
              names.get(0).size() + shares.starts().size(),
              ".conflict($T.of($L)$L)",
              List.class,
              names.get(0).stream().collect(CodeBlock.joining(",$W")),
              starts));
      names.stream().skip(1).forEach(more -> addAll(calls, "inConflict", more));
    }
  }

  private static List<CodeBlock> quoted(List<Parameter> parameters) {
    return parameters.stream().map(parameter -> CodeBlock.of("$S", parameter.name())).toList();
  }
}
