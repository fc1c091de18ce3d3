package dev.headgate.processor.plan;

import dev.headgate.processor.grad.BoundCall;
import dev.headgate.processor.grad.BoundCall.Plain;
import dev.headgate.processor.grad.Program;
import dev.headgate.processor.grad.Step;
import dev.headgate.processor.grad.Tensor;
import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Argument.Geometry;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program with places and names.
 *
 * @param tile how many samples go through forward, losses and backward together, so that their
 *     activations stay in cache
 * @param tensorNames the constants that hold where tensors of the arena begin
 * @param parameterNames the constants that hold where parameters begin
 * @param constants makes names for further constants
 * @param geometries what describes the sizes of a node's layer, where its kernels want that
 */
public record Plan(
    Program program,
    Arena arena,
    int tile,
    ParameterLayout parameters,
    List<Routine> forward,
    List<Routine> losses,
    List<Routine> backward,
    Map<Tensor, String> tensorNames,
    Map<Parameter, String> parameterNames,
    Map<Node, GeometryConstant> geometries,
    UniqueNames constants) {

  /**
   * A geometry and the constant that holds it.
   *
   * @param scratch whether kernels ask it how much scratch memory they need
   */
  public record GeometryConstant(String name, Geometry geometry, boolean scratch) {}

  /** Half a megabyte: what a core's second-level cache holds on most machines. */
  private static final int CACHE = 1 << 17;

  /** Beyond this many samples a tile gains nothing by being larger. */
  private static final int LARGEST_TILE = 64;

  public static Plan of(Program program) {
    Arena arena = Arena.of(program);
    ParameterLayout parameters = ParameterLayout.of(program.routing());
    UniqueNames methods = new UniqueNames();
    UniqueNames constants = new UniqueNames("ARENA", "TILE", "LAYOUT");
    Map<Parameter, String> parameterNames = new LinkedHashMap<>();
    parameters.offsets().keySet().forEach(p -> parameterNames.put(p, constants.constant(p.name())));
    return new Plan(
        program,
        arena,
        Math.max(1, Math.min(LARGEST_TILE, CACHE / Math.max(1, arena.size()))),
        parameters,
        Routine.split(
            program.forward(), program.forOutputs(), program.forLosses(), "forward", methods),
        Routine.split(program.losses(), Set.of(), Set.of(), "forward", methods),
        Routine.split(program.backward(), Set.of(), Set.of(), "backward", methods),
        tensorNames(program, constants),
        parameterNames,
        geometries(program, constants),
        constants);
  }

  private static Map<Tensor, String> tensorNames(Program program, UniqueNames constants) {
    Map<Tensor, String> names = new LinkedHashMap<>();
    calls(program)
        .flatMap(step -> step.calls().stream())
        .flatMap(BoundCall::writes)
        .filter(Lifetimes::inArena)
        .distinct()
        .forEach(tensor -> names.put(tensor, constants.constant(words(tensor))));
    return names;
  }

  /** The user's words for a tensor of the arena. */
  public static String words(Tensor tensor) {
    if (tensor instanceof Tensor.Activation activation) {
      return activation.node().name();
    }
    return ((Tensor.Cotangent) tensor).name();
  }

  private static Map<Node, GeometryConstant> geometries(Program program, UniqueNames constants) {
    Map<Node, GeometryConstant> geometries = new LinkedHashMap<>();
    for (Step step : calls(program).toList()) {
      Geometry geometry = geometry(step);
      if (geometry != null && step.node() != null && !geometries.containsKey(step.node())) {
        String name = constants.constant(step.node().name() + " geometry");
        geometries.put(step.node(), new GeometryConstant(name, geometry, needsScratch(step)));
      }
    }
    return geometries;
  }

  private static boolean needsScratch(Step step) {
    return step.calls().stream()
        .flatMap(call -> call.arguments().stream())
        .anyMatch(
            argument ->
                argument instanceof Plain plain && plain.argument() instanceof Argument.Scratch);
  }

  private static @Nullable Geometry geometry(Step step) {
    for (BoundCall call : step.calls()) {
      for (var argument : call.arguments()) {
        if (argument instanceof Plain plain && plain.argument() instanceof Geometry geometry) {
          return geometry;
        }
      }
    }
    return null;
  }

  private static Stream<Step> calls(Program program) {
    return Stream.of(program.forward(), program.losses(), program.backward()).flatMap(List::stream);
  }
}
