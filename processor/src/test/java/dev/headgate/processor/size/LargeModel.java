package dev.headgate.processor.size;

import dev.headgate.processor.testing.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A model of a size that nobody writes by hand.
 *
 * @param sizes how many numbers each argument of a step takes for one sample
 * @param deep whether gradients vanish before they have gone back through all of its layers
 */
record LargeModel(String what, List<Source> sources, List<Integer> sizes, boolean deep) {

  /** How many features every value of these models has. */
  static final int WIDTH = 4;

  static final String COMPILED = "demo.CompiledLarge";

  private static final String IMPORTS =
      "package demo; import dev.headgate.*; import dev.headgate.gradient.*;"
          + " import dev.headgate.layer.*; import dev.headgate.loss.*;\n";

  /** Such as {@code @Dense(units = 4)}. */
  private static final String DENSE = "@Dense(units = " + WIDTH + ") ";

  private static final String INPUT = "@Shape(" + WIDTH + ") Tensor x";

  LargeModel {
    sources = List.copyOf(sources);
    sizes = List.copyOf(sizes);
  }

  /** Layers one after the other in one subnetwork. */
  static LargeModel chain(int layers) {
    return model(
        "a subnetwork of " + layers + " layers one after another",
        List.of("@Use(Net.class) Tensor output(" + INPUT + ");"),
        List.of(Source.of(IMPORTS + type("@Subnetwork", "Net", links(layers, "Tensor input")))));
  }

  /** Layers one after the other, each written before the one that it takes. */
  static LargeModel reversed(int layers) {
    List<String> links = links(layers, "Tensor input");
    Collections.reverse(links);
    return model(
        "a subnetwork of " + layers + " layers one after another, last to first",
        List.of("@Use(Net.class) Tensor output(" + INPUT + ");"),
        List.of(Source.of(IMPORTS + type("@Subnetwork", "Net", links))));
  }

  /** Layers one after the other without any subnetwork. */
  static LargeModel direct(int layers) {
    List<String> links = links(layers - 1, INPUT);
    links.add(DENSE + "Tensor output(Tensor h" + (layers - 2) + ");");
    return model("a model of " + layers + " layers one after another", links, List.of());
  }

  private static List<String> links(int layers, String input) {
    return lines(
        layers,
        i -> DENSE + "@Relu Tensor h" + i + "(" + (i == 0 ? input : "Tensor h" + (i - 1)) + ");");
  }

  /** Uses of a block with a way around it, each with weights of its own. */
  static LargeModel blocks(int uses) {
    List<String> nodes =
        lines(
            uses,
            i ->
                "@Use(value = Block.class, as = \"block"
                    + i
                    + "\") Tensor "
                    + (i == uses - 1 ? "output" : "s" + i)
                    + "("
                    + (i == 0 ? INPUT : "Tensor s" + (i - 1))
                    + ");");
    return model(
        uses + " uses of a block",
        nodes,
        List.of(
            Source.of(
                IMPORTS
                    + type(
                        "@Subnetwork",
                        "Block",
                        List.of(
                            "@Dense(units = "
                                + WIDTH
                                + ", bias = false) @BatchNorm @Tanh"
                                + " Tensor inner(Tensor input);",
                            "@Add Tensor sum(Tensor inner, Tensor input);")))));
  }

  /** Convolutions, which have geometries and want memory of their own. */
  static LargeModel convolutions(int layers) {
    List<String> nodes =
        lines(
            layers,
            i ->
                "@Conv2d(filters = 1, kernel = 1) Tensor "
                    + (i == layers - 1 ? "output" : "c" + i)
                    + "("
                    + (i == 0 ? "@Shape({1, 2, 2}) Tensor x" : "Tensor c" + (i - 1))
                    + ");");
    return model(layers + " convolutions one after another", nodes, List.of());
  }

  /**
   * Many losses along a trunk. On its way down the trunk each loses its gradient at another place,
   * is weighted, and is scaled.
   */
  static LargeModel losses(int losses) {
    List<String> lines =
        lines(
            losses,
            i ->
                DENSE
                    + "@Tanh Tensor "
                    + (i == losses - 1 ? "output" : "h" + i)
                    + "("
                    + (i == 0
                        ? INPUT
                        : "@StopGradientFrom(\"loss"
                            + (losses / 2 + i / 2)
                            + "\") @GradientScale(loss = \"loss"
                            + (losses - 1)
                            + "\", value = 0.5f) Tensor h"
                            + (i - 1))
                    + ");");
    lines.addAll(
        lines(
            losses - 1,
            i -> "@Weight(2) @MeanSquaredError Loss loss" + i + "(Tensor h" + i + ", Tensor t);"));
    lines.add("@MeanSquaredError Loss loss" + (losses - 1) + "(Tensor output, Tensor t);");
    return large(losses + " losses and masks", lines, List.of());
  }

  /** Subnetworks inside subnetworks. */
  static LargeModel nested(int depth) {
    List<Source> levels = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      List<String> nodes = new ArrayList<>(List.of(DENSE + "@Tanh Tensor own(Tensor input);"));
      if (i < depth - 1) {
        nodes.add("@Use(Level" + (i + 1) + ".class) Tensor below(Tensor own);");
      }
      levels.add(Source.of(IMPORTS + type("@Subnetwork", "Level" + i, nodes)));
    }
    return model(
        depth + " subnetworks inside each other",
        List.of("@Use(Level0.class) Tensor output(" + INPUT + ");"),
        levels);
  }

  /** Layers side by side, all taken by one, and all of them answered. */
  static LargeModel wide(int layers) {
    List<String> lines =
        lines(layers, i -> "@Output " + DENSE + "Tensor h" + i + "(" + INPUT + ");");
    lines.add(
        "@Output @Add Tensor output("
            + IntStream.range(0, layers)
                .mapToObj(i -> "Tensor h" + i)
                .collect(Collectors.joining(", "))
            + ");");
    return model(layers + " layers side by side", lines, List.of());
  }

  private static LargeModel model(String what, List<String> nodes, List<Source> others) {
    List<String> lines = new ArrayList<>(nodes);
    lines.add("@MeanSquaredError Loss loss(Tensor output, Tensor t);");
    return large(what, lines, others);
  }

  private static LargeModel large(String what, List<String> lines, List<Source> others) {
    List<Source> sources = new ArrayList<>(others);
    sources.add(Source.of(IMPORTS + type("@Model", "Large", lines)));
    return new LargeModel(what, sources, List.of(WIDTH, WIDTH), what.contains("one after another"));
  }

  private static List<String> lines(int count, IntFunction<String> line) {
    return new ArrayList<>(IntStream.range(0, count).mapToObj(line).toList());
  }

  private static String type(String annotation, String name, List<String> lines) {
    return annotation + "\npublic interface " + name + " {\n" + String.join("\n", lines) + "\n}\n";
  }

  @Override
  public String toString() {
    return what;
  }
}
