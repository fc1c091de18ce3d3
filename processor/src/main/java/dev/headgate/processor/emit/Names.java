package dev.headgate.processor.emit;

import dev.headgate.processor.build.Signature;
import dev.headgate.processor.build.Signature.Argument;
import dev.headgate.processor.grad.Program;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.plan.Plan;
import dev.headgate.processor.plan.UniqueNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the user's names are called in generated code: themselves, unless generated code needs the
 * name.
 */
final class Names {

  /** The field for all outputs, where they are too many for one each. */
  static final String ANSWERS = "outputs";

  /**
   * Fields, parameters and variables of generated code, and words of the Java language cannot come
   * from the user.
   */
  private static final String[] OWN = {
    "batch",
    "at",
    "n",
    "values",
    "weights",
    "gradients",
    "scratch",
    "lossSums",
    "lossScale",
    "lossWeights",
    "gradientScales",
    "decays",
    "exchange",
    "first",
    "draw",
    ANSWERS,
    "execution",
    "trainingExecution",
    "inferenceExecution"
  };

  private final Map<String, String> arguments = new LinkedHashMap<>();
  private final Map<String, String> answers = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  Names(Signature signature) {
    UniqueNames names = new UniqueNames(OWN);
    signature.steps().forEach(step -> names.camel(execution(step.name())));
    signature.steps().forEach(step -> names.camel(execution(step.name() + " evaluation")));
    names.camel(execution("inference"));
    signature.outputs().forEach(names::plain);
    all(signature)
        .forEach(argument -> arguments.put(argument.name(), names.plain(argument.name())));
    signature.outputs().forEach(output -> answers.put(output, names.plain(output + "Values")));
    signature.outputs().forEach(output -> numbers.put(output, numbers.size()));
  }

  /** The fields that hold the computations; phases may be called like others of them. */
  static Map<Program, String> executions(Plan plan) {
    UniqueNames names = new UniqueNames();
    Map<Program, String> executions = new LinkedHashMap<>();
    plan.plans()
        .keySet()
        .forEach(program -> executions.put(program, names.camel(program.name() + " execution")));
    return executions;
  }

  private static String execution(String program) {
    return new UniqueNames().camel(program + " execution");
  }

  /** The variable of an argument. */
  String argument(Argument argument) {
    return argument(argument.name());
  }

  String argument(String name) {
    return arguments.getOrDefault(name, name);
  }

  /** The variable that holds an output's elements, and the accessor for them. */
  String values(String output) {
    return answers.getOrDefault(output, output);
  }

  /** Whether the model keeps each output's array in a field of its own; else in one for all. */
  boolean answersAreFields() {
    return answers.size() <= Pieces.MOST_FIELDS;
  }

  /** Where the model keeps an output's array. */
  String answer(String output) {
    return answersAreFields()
        ? values(output)
        : ANSWERS + "[" + Required.get(numbers, output) + "]";
  }

  /** The fields that hold the outputs' arrays. */
  List<String> answers(Signature signature) {
    return answersAreFields()
        ? signature.outputs().stream().map(this::values).toList()
        : List.of(ANSWERS);
  }

  static List<Argument> all(Signature signature) {
    return new ArrayList<>(
        Stream.concat(signature.inputs().stream(), signature.targets().stream()).toList());
  }
}
