package dev.headgate.processor.numbers;

import dev.headgate.processor.ir.ElementType;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.op.Definition;
import dev.headgate.processor.op.Definition.Sample;
import dev.headgate.processor.op.Registry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A small model around every operation, with its own samples and with random attributes. Something
 * that learns stands before each input, so that the gradients that leave along it are seen.
 */
final class OperationCases {

  private static final int RANDOM_SAMPLES = 8;

  /** Layers without a derivative: something that learns stands behind them, or they are passed. */
  private static final Set<String> DISCRETE = Set.of("Round", "ArgMaxOneHot", "NearestCode");

  /** Layers that behave as in inference where they are frozen, or nearly so. */
  private static final Set<String> MODES = Set.of("BatchNorm", "Dropout", "Gaussian");

  private OperationCases() {}

  /** The bodies of the models' interfaces by name, such as {@code Conv2d3}. */
  static Map<String, String> bodies() {
    Random random = new Random(20);
    Map<String, String> bodies = new LinkedHashMap<>();
    for (Definition definition : Registry.definitions()) {
      List<Sample> samples = new ArrayList<>(definition.samples());
      for (int i = 0; i < RANDOM_SAMPLES; i++) {
        samples.add(RandomSamples.of(definition.simpleName(), random));
      }
      for (int i = 0; i < samples.size(); i++) {
        String name = definition.simpleName() + i;
        if (definition.takes() == ElementType.INT) {
          bodies.put(name, integers(samples.get(i)));
        } else if (DISCRETE.contains(definition.simpleName())) {
          bodies.put(name, layer(samples.get(i), " @Flatten @Dense(units = 2)"));
          bodies.put(name + "StraightThrough", layer(samples.get(i), " @StraightThrough"));
        } else if (MODES.contains(definition.simpleName())) {
          bodies.put(name, layer(samples.get(i), ""));
          bodies.put(name + "Frozen", layer(samples.get(i), " @Frozen"));
        } else if (definition.annotation().startsWith("dev.headgate.layer.")) {
          bodies.put(name, layer(samples.get(i), ""));
        } else {
          bodies.putAll(losses(name, samples.get(i)));
        }
      }
    }
    return bodies;
  }

  /**
   * @param more what stands on the method besides
   */
  private static String layer(Sample sample, String more) {
    StringBuilder body = new StringBuilder();
    List<String> names = new ArrayList<>();
    for (Shape shape : sample.inputs()) {
      String name = "front" + names.size();
      names.add("Tensor " + name);
      body.append(front(name, shape, ""));
    }
    String parameters = String.join(", ", names);
    body.append(sample.source() + more + " Tensor result(" + parameters + ");\n");
    return body + "@MeanSquaredError Loss loss(Tensor result, Tensor target);\n";
  }

  /** A layer that takes an input of the model as it is. */
  private static String integers(Sample sample) {
    String parameter = "@Shape({%s}) Tensor tokens".formatted(list(sample.inputs().get(0)));
    return sample.source()
        + " Tensor result("
        + parameter
        + ");\n@MeanSquaredError Loss loss(Tensor result, Tensor target);\n";
  }

  /**
   * The loss with the caller's target, if it has one; with another node as second argument, and
   * with only that node learning.
   */
  private static Map<String, String> losses(String name, Sample sample) {
    String last = sample.source().equals("@BinaryCrossEntropy") ? "@Sigmoid " : "";
    String first = front("first", sample.inputs().get(0), last);
    String second = front("second", sample.inputs().get(0), last);
    String loss = sample.source() + " Loss loss(%s first, Tensor second);\n";
    Map<String, String> bodies = new LinkedHashMap<>();
    switch (arguments(sample)) {
      case ONE -> bodies.put(name, first + sample.source() + " Loss loss(Tensor first);\n");
      case CLASSES -> bodies.put(name, first + loss.formatted("Tensor"));
      case TWO -> {
        bodies.put(name + "Nodes", first + second + loss.formatted("Tensor"));
        bodies.put(name + "Second", first + second + loss.formatted("@StopGradientFrom Tensor"));
      }
      case TARGET -> {
        bodies.put(name, first + loss.formatted("Tensor"));
        bodies.put(name + "Nodes", first + second + loss.formatted("Tensor"));
        bodies.put(name + "Second", first + second + loss.formatted("@StopGradientFrom Tensor"));
      }
    }
    return bodies;
  }

  /** What a loss takes besides its first argument. */
  private enum Arguments {
    ONE,
    TWO,
    TARGET,
    CLASSES
  }

  private static Arguments arguments(Sample sample) {
    return switch (sample.source().replaceAll("\\(.*", "")) {
      case "@MeanOf" -> Arguments.ONE;
      case "@KlToStandardNormal" -> Arguments.TWO;
      case "@SoftmaxCrossEntropy", "@NegativeLogLikelihood" -> Arguments.CLASSES;
      default -> Arguments.TARGET;
    };
  }

  /** A method that makes a tensor of any shape of an input of its own. */
  private static String front(String name, Shape shape, String last) {
    if (shape.rank() == 3) {
      return "@Conv2d(filters = %d, kernel = 1) %sTensor %s(@Shape({2, %d, %d}) Tensor %sInput);\n"
          .formatted(shape.dimension(0), last, name, shape.dimension(1), shape.dimension(2), name);
    }
    return "@Dense(units = %d) @Reshape({%s}) %sTensor %s(@Shape(3) Tensor %sInput);\n"
        .formatted(shape.size(), list(shape), last, name, name);
  }

  private static String list(Shape shape) {
    return shape.dimensions().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
