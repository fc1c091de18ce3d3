package dev.headgate.processor.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.GraphReader;
import dev.headgate.processor.grad.Program;
import dev.headgate.processor.grad.Programs;
import dev.headgate.processor.grad.Step;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Loss;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.numbers.RandomModel;
import dev.headgate.processor.numbers.RandomPhases;
import dev.headgate.processor.reference.ReferenceModel;
import dev.headgate.processor.route.Cost;
import dev.headgate.processor.route.Routes;
import dev.headgate.processor.route.Routing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/**
 * No backward pass of its kind makes fewer kernel calls than the generated one: at every node as
 * many lanes as there must be, and as many calls as there must be.
 *
 * <p>What "fewest" ranges over: backward passes in which, at every value, each loss that is wanted
 * there belongs to exactly one cotangent, a sum of the losses' cotangents with factors; in which
 * every layer's backward rule takes one such cotangent and gives one; and which are right for all
 * weights and inputs, so that what is true of the model's wiring and masks may be used, and nothing
 * of its numbers. It does not range over passes that get a loss's cotangent back by subtracting
 * others from a sum, nor over those that use a layer's algebra, such as two linear layers without
 * anything between them. Sums and scalings of cotangents are not counted.
 */
class MinimalLanesTest {

  private static final Pattern PARAMETER = Pattern.compile("Tensor (\\w+)(?=[,)])");

  @Provide
  Arbitrary<List<RandomModel>> models() {
    return Arbitraries.longs()
        .between(0, 999_999)
        .withDistribution(RandomDistribution.uniform())
        .map(RandomModel::of)
        .list()
        .uniqueElements(RandomModel::outer)
        .ofMinSize(1)
        .ofMaxSize(60)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  @Property(seed = "3", edgeCases = EdgeCasesMode.NONE)
  void noBackwardPassHasFewerLanesOrCalls(@ForAll("models") List<RandomModel> models) {
    Map<String, String> sources = new LinkedHashMap<>();
    models.forEach(model -> sources.put(model.fileName(), elaborated(model)));

    List<String> failures = new ArrayList<>();
    for (ReferenceModel model : GraphReader.read(sources).values()) {
      try {
        failures.addAll(failures(model.graph()));
      } catch (Requirements.TooManyPaths e) {
        continue; // rarely; the graph is as good as any other
      }
    }

    assertThat(failures).isEmpty();
  }

  /** The model with gradient scales, conflicts and phases, which random models have none of. */
  private static String elaborated(RandomModel model) {
    Random random = new Random(model.seed());
    List<String> losses =
        Pattern.compile("Loss (\\w+)\\(")
            .matcher(model.source())
            .results()
            .map(m -> m.group(1))
            .toList();
    StringBuilder source = new StringBuilder();
    Matcher parameter = PARAMETER.matcher(model.source());
    int percent = List.of(0, 15, 40).get(random.nextInt(3));
    while (parameter.find()) {
      String loss = losses.get(random.nextInt(losses.size()));
      String scale =
          random.nextInt(100) >= percent
              ? ""
              : random.nextInt(3) == 0
                  ? "@GradientScale(2) "
                  : "@GradientScale(loss = \"" + loss + "\", value = -0.5f) ";
      parameter.appendReplacement(source, Matcher.quoteReplacement(scale + parameter.group()));
    }
    parameter.appendTail(source);
    boolean conflict = losses.size() > 1 && random.nextInt(3) == 0;
    String two = "@ProjectConflicts({\"" + losses.get(0) + "\", \"" + losses.get(losses.size() - 1);
    String scaled =
        conflict
            ? source.toString().replaceFirst("@Subnetwork", two + "\"}) @Subnetwork")
            : source.toString();
    RandomModel elaborated = new RandomModel(model.seed(), model.outer(), scaled);
    return random.nextInt(3) == 0 ? RandomPhases.draw(elaborated).annotated("").source() : scaled;
  }

  private static List<String> failures(Graph graph) {
    List<String> failures = new ArrayList<>();
    Routes routes = Routes.of(graph);
    Programs programs = Programs.of(routes);
    int calls = 0;
    for (int i = 0; i < routes.steps().size(); i++) {
      Routing routing = routes.steps().get(i);
      Requirements fewest = new Requirements(routing.graph());
      Map<String, Integer> made = made(programs.steps().get(i).training());
      for (Node node : routing.graph().nodes()) {
        int lanes = routing.lanes(node).size();
        int expected = fewest.parameterCalls(node) + fewest.inputCalls(node);
        calls += expected;
        if (lanes != fewest.lanes(node)) {
          failures.add(node.name() + " has " + lanes + " lanes, not " + fewest.lanes(node));
        }
        if (made.getOrDefault(node.name(), 0) != expected) {
          failures.add(node.name() + " makes " + made.get(node.name()) + " calls, not " + expected);
        }
      }
      for (Loss loss : routing.graph().losses()) {
        calls += fewest.lossCalls(loss);
      }
    }
    if (Cost.of(routes).calls() != calls) {
      failures.add("routing() tells of " + Cost.of(routes).calls() + " calls, not " + calls);
    }
    if (!failures.isEmpty()) {
      failures.add(graph.nodes().toString());
    }
    return failures;
  }

  /**
   * The kernel calls of the generated backward pass by node, without sums and scalings of lanes.
   */
  private static Map<String, Integer> made(Program training) {
    Map<String, Integer> made = new TreeMap<>();
    for (Step step : training.backward()) {
      Node node = step.node();
      if (node != null) {
        long calls =
            step.calls().stream()
                .filter(call -> !List.of("Addition", "Scaling").contains(call.type()))
                .count();
        made.merge(node.name(), (int) calls, Integer::sum);
      }
    }
    return made;
  }

  @Example
  void allDivisionsIntoSetsAreTried() {
    List<List<List<String>>> partitions = Requirements.partitions(List.of("a", "b", "c", "d"));

    Set<Set<Set<String>>> different =
        partitions.stream()
            .map(sets -> sets.stream().map(Set::copyOf).collect(Collectors.toSet()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    assertThat(different).hasSize(15); // Bell's number of four
    assertThat(partitions).hasSize(15);
  }

  private static boolean isListed(Graph graph) {
    try {
      new Requirements(graph);
      return true;
    } catch (Requirements.TooManyPaths e) {
      return false;
    }
  }

  /** The random models would show nothing if losses always shared a lane, or never. */
  @Example
  void lanesSplitAndMergeInRandomModels() {
    Map<String, String> sources = new LinkedHashMap<>();
    Stream.iterate(0L, seed -> seed + 1)
        .limit(200)
        .map(RandomModel::of)
        .forEach(model -> sources.put(model.fileName(), elaborated(model)));
    int listed = 0;
    int split = 0;
    int shared = 0;
    int merged = 0;
    for (ReferenceModel model : GraphReader.read(sources).values()) {
      Routing routing = Routes.of(model.graph()).steps().get(0);
      listed += isListed(routing.graph()) ? 1 : 0;
      for (Node node : routing.graph().nodes()) {
        split += routing.lanes(node).size() > 1 ? 1 : 0;
        shared += routing.lanes(node).stream().anyMatch(lane -> lane.losses().size() > 1) ? 1 : 0;
        merged +=
            node.inputs().stream()
                    .filter(edge -> edge.source() instanceof Node)
                    .anyMatch(
                        edge ->
                            routing.lanes((Node) edge.source()).stream()
                                .anyMatch(
                                    lane ->
                                        routing.lanes(node).stream()
                                                .filter(
                                                    own -> lane.losses().containsAll(own.losses()))
                                                .filter(own -> routing.continues(own, edge))
                                                .count()
                                            > 1))
                ? 1
                : 0;
      }
    }

    assertThat(listed).as("models whose paths are listed").isGreaterThan(190);
    assertThat(split).as("nodes with several lanes").isGreaterThan(100);
    assertThat(shared).as("nodes with a lane of several losses").isGreaterThan(100);
    assertThat(merged).as("nodes behind which lanes become one").isGreaterThan(20);
  }
}
