package dev.headgate.processor.scan;

import dev.headgate.processor.diag.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model or a subnetwork as it was written.
 *
 * @param simpleNames the type's name with those of the types around it, outermost first
 * @param abstractType whether it is an interface or an abstract class
 * @param inherited abstract methods it has from other types, as {@code Type.method}
 * @param members the abstract methods
 * @param bodies names of methods that are not abstract although they carry annotations of ours
 * @param compiled whether it comes from a class file, where messages cannot be placed
 * @param complete whether every type it names is known; if not, the compiler itself says so
 * @param contents whether {@code members} holds all there is
 */
public record Declaration(
    Kind kind,
    String packageName,
    List<String> simpleNames,
    boolean abstractType,
    List<String> inherited,
    Members members,
    List<String> bodies,
    List<MaskUse> masks,
    List<PhaseUse> phases,
    @Nullable ConflictUse conflict,
    boolean compiled,
    boolean complete,
    Contents contents,
    Origin origin) {

  /** What a declaration declares. */
  public enum Kind {
    MODEL,
    SUBNETWORK,
    /** A type that is neither, although a {@code @Use} names it. */
    OTHER
  }

  /** What has been read of a declaration. */
  public enum Contents {
    ALL,
    /** Nothing: it was met again inside itself. */
    RECURSIVE,
    /** Nothing: its class file has lost the names of parameters, and no descriptor keeps them. */
    LOST
  }

  /** What a method answers. */
  public enum Returns {
    TENSOR,
    LOSS,
    OTHER
  }

  /** The two masks. */
  public enum MaskKind {
    FROZEN,
    STOP_GRADIENT
  }

  /**
   * A method: a node, or a loss.
   *
   * @param straightThrough where {@code @StraightThrough} stands, if it does
   */
  public record Method(
      String name,
      Returns returns,
      String returnText,
      List<Parameter> parameters,
      List<Step> steps,
      List<MaskUse> masks,
      Extras extras,
      @Nullable Origin straightThrough,
      boolean output,
      boolean plain,
      Origin origin) {

    public Method {
      parameters = List.copyOf(parameters);
      steps = List.copyOf(steps);
      masks = List.copyOf(masks);
    }

    /** Whether it is meant as a loss: by what it returns, or by all of its annotations. */
    public boolean isLoss() {
      return returns == Returns.LOSS || !steps.isEmpty() && lossSteps() == steps.size();
    }

    /** How many of its annotations make a loss. */
    public long lossSteps() {
      return steps.stream().filter(step -> step instanceof Applied a && a.isLoss()).count();
    }

    /** Whether it is a method of Tensors, so that counting its parameters makes sense. */
    public boolean takesTensors() {
      return plain && !parameters.isEmpty() && parameters.stream().allMatch(Parameter::tensor);
    }

    /** Whether one of its steps applies a subnetwork. */
    public Optional<Subnetwork> use() {
      return steps.stream()
          .filter(Subnetwork.class::isInstance)
          .map(Subnetwork.class::cast)
          .findFirst();
    }
  }

  /** A parameter of a method; its name says whose result it takes. */
  public record Parameter(
      String name,
      boolean tensor,
      String typeText,
      @Nullable ShapeUse shape,
      List<MaskUse> masks,
      List<ScaleUse> scales,
      Origin origin) {

    public Parameter {
      scales = List.copyOf(scales);
      masks = List.copyOf(masks);
    }
  }

  /** What few methods carry besides layers and masks. */
  public record Extras(
      @Nullable WeightUse weight, @Nullable AverageUse average, @Nullable ConflictUse conflict) {}

  /** A {@code @Weight}. */
  public record WeightUse(float value, Origin origin) {}

  /** A {@code @GradientScale}; no losses mean all. */
  public record ScaleUse(float value, List<Mention> losses, Origin origin) {
    public ScaleUse {
      losses = List.copyOf(losses);
    }
  }

  /** An {@code @AverageOf}. */
  public record AverageUse(Mention source, Origin origin) {}

  /** A {@code @ProjectConflicts}. */
  public record ConflictUse(List<Mention> losses, Origin origin) {
    public ConflictUse {
      losses = List.copyOf(losses);
    }
  }

  /** A {@code @Phase}. */
  public record PhaseUse(String name, List<Mention> losses, List<Mention> trains, Origin origin) {
    public PhaseUse {
      losses = List.copyOf(losses);
      trains = List.copyOf(trains);
    }
  }

  /** A {@code @Shape}. */
  public record ShapeUse(List<Integer> dimensions, Origin origin) {}

  /**
   * What a method does to its parameters, one step for each annotation that does something, top to
   * bottom.
   */
  public sealed interface Step {
    Origin origin();
  }

  /**
   * A layer or a loss annotation.
   *
   * @param annotation its fully qualified name
   * @param values all attributes, defaults included; none is missing unless the source does not
   *     compile
   * @param places where the attributes that were written stand
   */
  public record Applied(
      String annotation, Map<String, Object> values, Map<String, Origin> places, Origin origin)
      implements Step {

    public String simpleName() {
      return annotation.substring(annotation.lastIndexOf('.') + 1);
    }

    public boolean isLoss() {
      return annotation.startsWith(Names.LOSSES);
    }
  }

  /** A {@code @Use}. */
  public record Subnetwork(Declaration target, String as, Origin origin) implements Step {

    /**
     * The name of the instance: {@code as}, or else the class's simple name with a lower-case first
     * letter.
     */
    public String instance() {
      if (!as.isEmpty()) {
        return as;
      }
      String name = target.simpleName();
      return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
  }

  /** A mask annotation. */
  public record MaskUse(MaskKind kind, List<Mention> losses, Origin origin) {

    public MaskUse {
      losses = List.copyOf(losses);
    }

    /** As the user wrote it. */
    public String text() {
      String name = kind == MaskKind.FROZEN ? "@Frozen" : "@StopGradientFrom";
      List<String> quoted = losses.stream().map(loss -> "\"" + loss.name() + "\"").toList();
      return switch (quoted.size()) {
        case 0 -> name;
        case 1 -> name + "(" + quoted.get(0) + ")";
        default -> name + "({" + String.join(", ", quoted) + "})";
      };
    }
  }

  /** A loss or an instance named in an annotation. */
  public record Mention(String name, Origin origin) {}

  public Declaration {
    simpleNames = List.copyOf(simpleNames);
    inherited = List.copyOf(inherited);
    bodies = List.copyOf(bodies);
    masks = List.copyOf(masks);
    phases = List.copyOf(phases);
  }

  public String simpleName() {
    return simpleNames.get(simpleNames.size() - 1);
  }

  /** The name as Java source spells it. */
  public String qualifiedName() {
    String nested = String.join(".", simpleNames);
    return packageName.isEmpty() ? nested : packageName + "." + nested;
  }

  /** The abstract methods, in the order of the source. */
  public List<Method> methods() {
    return members.all();
  }

  public Optional<Method> method(String name) {
    return members.method(name);
  }

  /** The methods that are nodes. */
  public List<Method> nodes() {
    return members.nodes();
  }

  /** The methods that are losses. */
  public List<Method> losses() {
    return members.losses();
  }

  /** The names that nodes take and no method answers, in order of first appearance. */
  public List<String> inputs() {
    return members.inputs();
  }

  /** Whether a name is one of the {@link #inputs}. */
  public boolean isInput(String name) {
    return members.isInput(name);
  }

  /** Whether some node's parameter of this name has a {@code @Shape}. */
  public boolean isShaped(String input) {
    return members.isShaped(input);
  }

  /**
   * The methods whose results the whole answers with: those marked, or those that no node takes.
   */
  public List<Method> results() {
    return members.results();
  }

  /** Whether {@link #results} are what the user means, rather than what nothing happens to take. */
  public boolean hasClearResults() {
    return results().stream().anyMatch(Method::output)
        || results().stream().map(Method::name).distinct().count() == 1;
  }

  /** Whether a name stands for something in here, so that as a loss's argument it is no target. */
  public boolean isAnswered(String name) {
    return members.answers(name) || isInput(name);
  }

  /** Whether several uses in here are of one instance, and so share its weights. */
  public boolean isShared(String instance) {
    return members.usesOf(instance) > 1;
  }

  /**
   * The use that a name such as {@code encoded_mean} takes an output of.
   *
   * @return the method with the {@code @Use} and the name of the output, if the name has that form
   */
  public Optional<OutputName> outputOf(String name) {
    return members.outputOf(name);
  }

  /** The method that answers a name, by itself or as one of the outputs of its use. */
  public Optional<Method> source(String name) {
    return method(name).or(() -> outputOf(name).map(OutputName::use));
  }

  /** The methods whose results a method takes. */
  public List<Method> sources(Method method) {
    return method.parameters().stream()
        .flatMap(parameter -> source(parameter.name()).stream())
        .toList();
  }

  /** One of several outputs of a use. */
  public record OutputName(Method use, String output) {}
}
