package dev.headgate.processor.plan;

import dev.headgate.processor.grad.BoundCall;
import dev.headgate.processor.grad.BoundCall.Overwriting;
import dev.headgate.processor.grad.BoundCall.Plain;
import dev.headgate.processor.grad.BoundCall.Then;
import dev.headgate.processor.grad.Program;
import dev.headgate.processor.grad.Programs;
import dev.headgate.processor.grad.Programs.PhaseSteps;
import dev.headgate.processor.grad.Step;
import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Argument.Geometry;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Input;
import dev.headgate.processor.ir.Parameter;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.ir.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All of a model's computations with places and names.
 *
 * @param plans of the programs, each of them once
 * @param parameterNames the constants that hold where parameters begin
 * @param lossNames the constants that number the losses, by the losses' names
 * @param tensorNames the constants that describe inputs, targets and outputs, by their names
 * @param scaleNames the constants that number the gradient scales
 * @param geometries what describes the sizes of a layer, where its kernels want that
 */
public record Plan(
    Programs programs,
    Map<Program, ProgramPlan> plans,
    ParameterLayout parameters,
    Map<Parameter, String> parameterNames,
    Map<String, String> lossNames,
    Map<String, String> tensorNames,
    Map<Scale, String> scaleNames,
    Map<GeometryKey, GeometryConstant> geometries) {

  /** A layer by its node's name, which is the same in all computations, and its sizes. */
  public record GeometryKey(String node, Geometry geometry) {}

  /**
   * A geometry and the constant that holds it.
   *
   * @param scratch whether kernels ask it how much scratch memory they need
   */
  public record GeometryConstant(String name, Geometry geometry, boolean scratch) {}

  public static Plan of(Programs programs) {
    ParameterLayout parameters = ParameterLayout.of(programs.routes());
    UniqueNames constants = new UniqueNames("ARENA", "TILE", "LAYOUT", "FIRST");
    Map<Parameter, String> parameterNames = new LinkedHashMap<>();
    parameters.offsets().keySet().forEach(p -> parameterNames.put(p, constants.constant(p.name())));
    Map<GeometryKey, GeometryConstant> geometries = geometries(programs, constants);
    Graph graph = programs.routes().graph();
    Map<String, String> lossNames = new LinkedHashMap<>();
    graph.lossNames().forEach(loss -> lossNames.put(loss, constants.constant(loss)));
    Map<String, String> tensorNames = new LinkedHashMap<>();
    tensors(graph)
        .forEach(
            tensor ->
                tensorNames.computeIfAbsent(tensor, name -> constants.constant(name + " shape")));
    Map<Scale, String> scaleNames = new LinkedHashMap<>();
    graph
        .scales()
        .forEach(scale -> scaleNames.put(scale, constants.constant(scale.name() + " scale")));
    Map<Program, String> layoutNames = new LinkedHashMap<>();
    programs
        .all()
        .forEach(
            program ->
                layoutNames.put(program, constants.constant((program.name() + " step").strip())));
    // Classes inside see all of these names, so they are taken before theirs are made.
    Map<Program, ProgramPlan> plans = new LinkedHashMap<>();
    UniqueNames classes = new UniqueNames();
    for (Program program : programs.all()) {
      int step = step(programs, program);
      plans.put(
          program,
          ProgramPlan.of(
              program,
              classes.type(program.name() + " tile"),
              Required.get(layoutNames, program),
              step < 0 ? null : parameters.gradients().get(step),
              constants));
    }
    return new Plan(
        programs,
        plans,
        parameters,
        parameterNames,
        lossNames,
        tensorNames,
        scaleNames,
        geometries);
  }

  /** What goes in and out, by name. */
  private static Stream<String> tensors(Graph graph) {
    return Stream.of(
            graph.inputs().stream().map(Input::name),
            graph.targets().stream().map(Input::name),
            graph.outputs().stream().map(Graph.Output::name))
        .flatMap(names -> names);
  }

  /** The number of the phase whose gradients a program computes, or -1. */
  private static int step(Programs programs, Program program) {
    List<Program> training = programs.steps().stream().map(PhaseSteps::training).toList();
    return training.indexOf(program);
  }

  public Graph graph() {
    return programs.routes().graph();
  }

  public ProgramPlan plan(Program program) {
    return Required.get(plans, program);
  }

  /** The geometries that a program's calls name. */
  public List<GeometryConstant> geometriesOf(Program program) {
    List<GeometryConstant> used = new ArrayList<>();
    program
        .steps()
        .forEach(
            step ->
                geometries(step).keySet().forEach(key -> used.add(Required.get(geometries, key))));
    return used.stream().distinct().toList();
  }

  private static Map<GeometryKey, GeometryConstant> geometries(
      Programs programs, UniqueNames constants) {
    Map<GeometryKey, GeometryConstant> geometries = new LinkedHashMap<>();
    for (Program program : programs.all()) {
      program
          .steps()
          .forEach(
              step ->
                  geometries(step)
                      .forEach(
                          (key, scratch) ->
                              geometries.merge(
                                  key,
                                  new GeometryConstant("", key.geometry(), scratch),
                                  (a, b) -> a.scratch() ? a : b)));
    }
    geometries.replaceAll(
        (key, geometry) ->
            new GeometryConstant(
                constants.constant(key.node() + " geometry"),
                geometry.geometry(),
                geometry.scratch()));
    return geometries;
  }

  /** Those of a step's calls, and whether one that is given it works in scratch. */
  private static Map<GeometryKey, Boolean> geometries(Step step) {
    Map<GeometryKey, Boolean> geometries = new LinkedHashMap<>();
    for (var call : step.calls()) {
      for (var argument : call.arguments()) {
        if (argument instanceof Plain plain
            && plain.argument() instanceof Geometry geometry
            && step.node() != null) {
          GeometryKey key = new GeometryKey(step.node().name(), geometry);
          geometries.merge(key, needsScratch(call), Boolean::logicalOr);
        }
      }
    }
    return geometries;
  }

  private static boolean needsScratch(BoundCall call) {
    return call.arguments().stream()
        .anyMatch(
            argument ->
                argument instanceof Then
                    || argument instanceof Overwriting
                    || (argument instanceof Plain plain
                        && plain.argument() instanceof Argument.Scratch));
  }
}
