package dev.headgate.processor.numbers;

import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.numbers.RandomBody.Net;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/**
 * A model drawn from a seed: subnetworks that use each other, shared weights, fan-out, merges, one
 * to five losses, masks of every kind in every place.
 *
 * @param seed what it was drawn from
 * @param outer the name of the class around it
 * @param source a file of package {@code models}
 */
public record RandomModel(long seed, String outer, String source) {

  static final String HEADER =
      """
      package models;

      import dev.headgate.*;
      import dev.headgate.gradient.*;
      import dev.headgate.layer.*;
      import dev.headgate.loss.*;

      """;

  /** Models are drawn from the seeds of this range of a million, another one on each Java. */
  private static final long RANGE =
      Long.getLong("headgate.graphs.range", Runtime.version().feature());

  private static final long RANGE_SIZE = 1_000_000;

  /** Up to so many different models. */
  static Arbitrary<List<RandomModel>> some(int most) {
    long first = RANGE * RANGE_SIZE;
    return Arbitraries.longs()
        .between(first, first + RANGE_SIZE - 1)
        .withDistribution(RandomDistribution.uniform())
        .map(RandomModel::of)
        .list()
        .uniqueElements(RandomModel::outer)
        .ofMinSize(1)
        .ofMaxSize(most)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  public static RandomModel of(long seed) {
    return new Drawing(new Random(seed * 0x9E3779B97F4A7C15L)).model(seed);
  }

  /** Short, for reports. */
  @Override
  public String toString() {
    return outer;
  }

  public String fileName() {
    return "models." + outer;
  }

  public String modelName() {
    return "models." + outer + ".Drawn";
  }

  public String compiledName() {
    return "models.Compiled" + outer + "_Drawn";
  }

  /** One model on its way. */
  private static final class Drawing {

    private final Random random;
    private final List<String> losses;
    private final RandomMasks masks;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Net> nets = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> targets = new LinkedHashMap<>();

    Drawing(Random random) {
      this.random = random;
      this.losses =
          IntStream.range(0, List.of(1, 2, 3, 3, 4, 5).get(random.nextInt(6)))
              .mapToObj(i -> "loss" + i)
              .toList();
      this.masks = new RandomMasks(random, losses, List.of(0, 6, 12, 25).get(random.nextInt(4)));
      shapes.add(Shape.of(1 + random.nextInt(2), 3 + random.nextInt(3), 3 + random.nextInt(3)));
      shapes.add(Shape.of(2 + random.nextInt(5)));
    }

    RandomModel model(long seed) {
      String outer = "Graph" + seed;
      for (int i = random.nextInt(4); i > 0; i--) {
        addNet("Net" + nets.size());
      }
      RandomBody body = new RandomBody(random, masks, nets, inputs("in", 1 + random.nextInt(2)));
      if (random.nextInt(4) == 0) {
        body.embed();
      }
      body.grow(3 + random.nextInt(5));
      if (random.nextInt(3) > 0) {
        body.join();
        body.grow(3 + random.nextInt(3));
      }
      StringBuilder judged = new StringBuilder();
      losses.forEach(
          loss -> judged.append("    ").append(masks.weight() + loss(loss, body)).append(";\n"));
      body.closeModel();
      String nodes = body.text(true);
      text.append("  @Model\n  interface Drawn {\n");
      text.append(random.nextBoolean() ? nodes + judged : judged + nodes).append("  }\n");
      return new RandomModel(seed, outer, HEADER + "final class " + outer + " {\n" + text + "}\n");
    }

    private Map<String, Shape> inputs(String prefix, int count) {
      Map<String, Shape> inputs = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        inputs.put(prefix + i, shapes.get(random.nextInt(shapes.size())));
      }
      return inputs;
    }

    private void addNet(String type) {
      Map<String, Shape> inputs = inputs("x", 1 + random.nextInt(2));
      RandomBody body = new RandomBody(random, masks, nets, inputs);
      body.grow(1 + random.nextInt(4));
      body.close();
      text.append("  @Subnetwork ").append(masks.frozen()).append(masks.stop());
      text.append("\n  interface ").append(type).append(" {\n");
      text.append(body.text(false)).append("  }\n\n");
      List<Shape> taken = body.inputsInOrder().stream().map(inputs::get).toList();
      nets.add(new Net(type, taken, body.outputs()));
      body.outputs().forEach(output -> shapes.add(output.shape()));
    }

    private String loss(String name, RandomBody body) {
      return switch (random.nextInt(10)) {
        case 0 -> {
          Value prediction = probability(body.learned(), body);
          yield "@BinaryCrossEntropy " + pair(name, prediction, body);
        }
        case 1 -> "@BinaryCrossEntropyWithLogits " + pair(name, body.learned(), body);
        case 2 -> classes("@SoftmaxCrossEntropy ", name, body);
        case 3 -> classes("@NegativeLogLikelihood ", name, body);
        case 4 -> "@MeanAbsoluteError " + pair(name, body.learned(), body);
        case 5 -> "@Huber(delta = 0.4f) " + pair(name, body.learned(), body);
        case 6 -> "@CosineDistance " + pair(name, body.learned(), body);
        case 7 -> divergence(name, body);
        case 8 -> mean(name, body.learned());
        default -> "@MeanSquaredError " + pair(name, body.learned(), body);
      };
    }

    private String mean(String name, Value value) {
      return "@MeanOf Loss %s(%sTensor %s)".formatted(name, masks.stop(), value.name());
    }

    /** Of two values of one shape; where there is no second one, another loss. */
    private String divergence(String name, RandomBody body) {
      Value one = body.learned();
      List<Value> others = others(one, body);
      if (others.isEmpty()) {
        return mean(name, one);
      }
      Value other = others.get(random.nextInt(others.size()));
      boolean swapped = random.nextBoolean();
      return "@KlToStandardNormal "
          + method(name, (swapped ? other : one).name(), (swapped ? one : other).name());
    }

    private static List<Value> others(Value value, RandomBody body) {
      return body.values().stream()
          .filter(other -> other.shape().equals(value.shape()) && body.isKnown(other))
          .filter(other -> !other.name().equals(value.name()))
          .toList();
    }

    private static Value probability(Value value, RandomBody body) {
      return value.probability() ? value : body.probability(value);
    }

    private String classes(String loss, String name, RandomBody body) {
      Value logits = body.learned();
      if (logits.shape().dimension(0) < 2) {
        return "@MeanSquaredError " + pair(name, logits, body);
      }
      String positions = logits.shape().with(0, 1).toString();
      return loss + method(name, logits.name(), target("classes" + positions));
    }

    /** A loss that compares with the caller's target or with another value. */
    private String pair(String name, Value prediction, RandomBody body) {
      List<Value> others = others(prediction, body);
      if (!others.isEmpty() && random.nextInt(3) == 0) {
        Value other = others.get(random.nextInt(others.size()));
        boolean swapped = random.nextInt(3) == 0 && !prediction.probability();
        String first = swapped ? other.name() : prediction.name();
        String second = swapped ? prediction.name() : other.name();
        return method(name, first, second);
      }
      return method(name, prediction.name(), target(prediction.shape().toString()));
    }

    private String method(String name, String prediction, String target) {
      return "Loss %s(%sTensor %s, %sTensor %s)"
          .formatted(name, masks.stop() + masks.scale(), prediction, masks.stop(), target);
    }

    /** A target of the caller's, now and then one that another loss of this kind has as well. */
    private String target(String kind) {
      String fresh = "target" + targets.size();
      if (random.nextInt(3) == 0) {
        for (Map.Entry<String, String> known : targets.entrySet()) {
          if (known.getValue().equals(kind)) {
            return known.getKey();
          }
        }
      }
      targets.put(fresh, kind);
      return fresh;
    }
  }
}
