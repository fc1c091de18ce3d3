package dev.headgate.processor.plan;

import dev.headgate.processor.grad.BoundCall;
import dev.headgate.processor.grad.Program;
import dev.headgate.processor.grad.Tensor;
import dev.headgate.processor.ir.Parameter;
import dev.headgate.processor.plan.ParameterLayout.Gradients;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One computation with places and names.
 *
 * @param className of the class that computes it
 * @param layoutName the constant that describes it
 * @param tile how many samples go through forward, losses and backward together, so that their
 *     activations stay in cache; of no meaning where the program compares samples
 * @param gradients where gradients go; null where none are computed
 * @param tensorNames the constants that hold where tensors of the arena begin
 */
public record ProgramPlan(
    Program program,
    String className,
    String layoutName,
    Arena arena,
    int tile,
    @Nullable Gradients gradients,
    List<Routine> forward,
    List<Routine> losses,
    List<Routine> backward,
    List<Routine> remember,
    Map<Tensor, String> tensorNames) {

  /** Half a megabyte: what a core's second-level cache holds on most machines. */
  private static final int CACHE = 1 << 17;

  /** Beyond this many samples a tile gains nothing by being larger. */
  private static final int LARGEST_TILE = 64;

  /**
   * @param constants the names that are taken in the whole class
   */
  static ProgramPlan of(
      Program program,
      String className,
      String layoutName,
      @Nullable Gradients gradients,
      UniqueNames constants) {
    Arena arena = Arena.of(program);
    UniqueNames methods = new UniqueNames("infer", "forward", "losses", "backward", "remember");
    return new ProgramPlan(
        program,
        className,
        layoutName,
        arena,
        Math.max(1, Math.min(LARGEST_TILE, CACHE / Math.max(1, arena.size()))),
        gradients,
        Routine.split(
            program.forward(), program.forOutputs(), program.forLosses(), "forward", methods),
        Routine.split(program.losses(), Set.of(), Set.of(), "forward", methods),
        Routine.split(program.backward(), Set.of(), Set.of(), "backward", methods),
        Routine.split(program.remember(), Set.of(), Set.of(), "memory", methods),
        tensorNames(program, constants.within()));
  }

  /** The parameters whose gradients the first tile of a pass overwrites. */
  public Set<Parameter> overwritten() {
    return Overwriting.overwritten(program);
  }

  private static Map<Tensor, String> tensorNames(Program program, UniqueNames constants) {
    Map<Tensor, String> names = new LinkedHashMap<>();
    program
        .steps()
        .flatMap(step -> step.calls().stream())
        .flatMap(BoundCall::writes)
        .filter(Lifetimes::inArena)
        .distinct()
        .forEach(tensor -> names.put(tensor, constants.constant(words(tensor))));
    return names;
  }

  /** The user's words for a tensor of the arena. */
  private static String words(Tensor tensor) {
    if (tensor instanceof Tensor.Activation activation) {
      return activation.node().name();
    } else if (tensor instanceof Tensor.Extra extra) {
      return extra.node().name() + " " + extra.kept().name();
    }
    return ((Tensor.Cotangent) tensor).name();
  }
}
