package dev.headgate.processor.build;

import dev.headgate.processor.ir.ElementType;
import dev.headgate.processor.ir.Input;
import dev.headgate.processor.ir.Source;
import dev.headgate.processor.op.Definition;
import dev.headgate.processor.op.Registry;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Applied;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Step;
import dev.headgate.processor.scan.Declaration.Subnetwork;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which inputs hold integers: those that a layer of integers takes, directly or as the input of a
 * subnetwork. Nothing else may take them, and no layer's result holds any.
 */
record Integers(Declaration model) {

  /** What the elements of one of the model's inputs are, which its uses alone tell. */
  ElementType type(String input) {
    return taker(model, input).isPresent() ? ElementType.INT : ElementType.FLOAT;
  }

  /**
   * What is wrong where a value is taken, if anything.
   *
   * @param wanted the elements that are taken there
   * @param taker the user's words for what takes it, such as {@code @Dense of "hidden"}
   */
  Optional<String> mismatch(Source source, ElementType wanted, String taker) {
    ElementType type = source instanceof Input input ? input.type() : ElementType.FLOAT;
    if (type == wanted) {
      return Optional.empty();
    }
    if (type == ElementType.FLOAT) {
      return Optional.of(
          taker
              + " takes integers, but \""
              + source.name()
              + "\" holds the numbers of a layer's result: let it take an input of the model, such"
              + " as \"@Shape(8) Tensor tokens\"");
    }
    return Optional.of(
        "\""
            + source.name()
            + "\" is taken as integers by @"
            + taker(model, source.name()).orElse("Embedding")
            + " and as numbers by "
            + taker
            + ": give each an input of its own");
  }

  /** The annotation that takes an input of a declaration as integers. */
  private static Optional<String> taker(Declaration declaration, String input) {
    return declaration.nodes().stream()
        .filter(method -> !method.steps().isEmpty())
        .flatMap(method -> takers(method, input).stream())
        .findFirst();
  }

  /** The first step of a method takes its parameters; the further ones take results. */
  private static List<String> takers(Method method, String input) {
    Step first = method.steps().get(0);
    return IntStream.range(0, method.parameters().size())
        .filter(i -> method.parameters().get(i).name().equals(input))
        .mapToObj(i -> taker(first, i))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> taker(Step step, int parameter) {
    if (step instanceof Subnetwork use) {
      List<String> inputs = use.target().inputs();
      return parameter < inputs.size()
          ? taker(use.target(), inputs.get(parameter))
          : Optional.empty();
    }
    return Registry.find(((Applied) step).annotation())
        .filter(definition -> definition.takes() == ElementType.INT)
        .map(Definition::simpleName);
  }
}
