package dev.headgate.processor.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.GraphReader;
import dev.headgate.processor.reference.ReferenceModel;
import dev.headgate.processor.testing.TestCompiler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each mask means in each place where it can stand, written down by hand: which of two losses
 * trains which of three layers one after the other. Masked gradients are the sums of what the
 * losses give alone, where they are admitted.
 */
class MaskPlacementTest {

  /** Where masks can stand, each place in angle brackets. */
  private static final String MODEL =
      """
        @Subnetwork <innerType>
        interface Inner<n> { @Dense(units = 3) @Tanh Tensor weighed(Tensor x); }

        @Subnetwork <outerType>
        interface Outer<n> {
          <innerUse> @Use(value = Inner<n>.class, as = "inner")
          Tensor nested(<innerParameter> Tensor y);
        }

        @Model
        interface Masked<n> {
          <first> @Dense(units = 4) @Tanh Tensor first(@Shape(3) Tensor input);
          <outerUse> @Use(value = Outer<n>.class, as = "outer")
          Tensor middle(<outerParameter> Tensor first);
          <last> @Dense(units = 2) Tensor last(<lastParameter> Tensor middle);
          @MeanSquaredError Loss one(<oneParameter> Tensor last, Tensor target);
          @BinaryCrossEntropyWithLogits Loss two(<twoParameter> Tensor last, Tensor target);
        }
      """;

  private static final List<String> LAYERS = List.of("first", "outer.inner.weighed", "last");

  /**
   * Masks in their places, and for each layer, first to last, the losses that train it: 1, 2, both
   * or none.
   */
  private record Case(String masks, String first, String middle, String last) {

    String trains(String layer) {
      return List.of(first, middle, last).get(LAYERS.indexOf(layer));
    }

    /** The model with each {@code <place>} filled in; {@code n} makes its types its own. */
    String source(int n) {
      String source = MODEL.replace("<n>", String.valueOf(n));
      for (String mask : masks.split("; ")) {
        if (!mask.isEmpty()) {
          String place = "<" + mask.substring(0, mask.indexOf(' ')) + ">";
          assertThat(source).contains(place);
          source = source.replace(place, mask.substring(mask.indexOf(' ') + 1));
        }
      }
      return source.replaceAll("<\\w+>", "");
    }
  }

  static List<Case> cases() {
    return List.of(
        new Case("", "12", "12", "12"),
        // Frozen: these parameters are not updated, everything before them is.
        new Case("innerType @Frozen", "12", "", "12"),
        new Case("innerType @Frozen(\"two\")", "12", "1", "12"),
        new Case("outerType @Frozen(\"one\")", "12", "2", "12"),
        new Case("innerUse @Frozen(\"two\")", "12", "1", "12"),
        new Case("outerUse @Frozen", "12", "", "12"),
        new Case("outerUse @Frozen(\"one\")", "12", "2", "12"),
        new Case("first @Frozen(\"two\")", "1", "12", "12"),
        new Case("last @Frozen({\"one\", \"two\"})", "12", "12", ""),
        // Stopped at a result: neither the node nor what lies before it.
        new Case("innerType @StopGradientFrom(\"one\")", "2", "2", "12"),
        new Case("innerType @StopGradientFrom", "", "", "12"),
        new Case("outerType @StopGradientFrom(\"two\")", "1", "1", "12"),
        new Case("innerUse @StopGradientFrom(\"two\")", "1", "1", "12"),
        new Case("outerUse @StopGradientFrom(\"one\")", "2", "2", "12"),
        new Case("first @StopGradientFrom(\"one\")", "2", "12", "12"),
        new Case("last @StopGradientFrom(\"two\")", "1", "1", "1"),
        // Stopped on an edge: the node itself still trains.
        new Case("innerParameter @StopGradientFrom(\"one\")", "2", "12", "12"),
        new Case("outerParameter @StopGradientFrom", "", "12", "12"),
        new Case("lastParameter @StopGradientFrom(\"two\")", "1", "1", "12"),
        new Case("oneParameter @StopGradientFrom(\"one\")", "2", "2", "2"),
        new Case("twoParameter @StopGradientFrom", "1", "1", "1"),
        new Case("oneParameter @StopGradientFrom(\"two\")", "12", "12", "12"),
        // Masks add up, from outer to inner and from type to use.
        new Case("innerType @Frozen(\"one\"); innerUse @Frozen(\"two\")", "12", "", "12"),
        new Case("outerType @Frozen(\"one\"); outerUse @Frozen(\"one\")", "12", "2", "12"),
        new Case("outerUse @Frozen(\"two\"); innerUse @Frozen(\"one\")", "12", "", "12"),
        new Case(
            "outerUse @Frozen(\"one\"); outerParameter @StopGradientFrom(\"two\")", "1", "2", "12"),
        new Case(
            "innerType @StopGradientFrom(\"one\"); outerUse @StopGradientFrom(\"two\")",
            "",
            "",
            "12"),
        new Case(
            "lastParameter @StopGradientFrom(\"one\"); innerUse @Frozen(\"two\")", "2", "", "12"),
        new Case(
            "innerParameter @StopGradientFrom(\"one\"); last @Frozen(\"two\")", "2", "12", "1"));
  }

  private static final Map<Case, Class<?>> COMPILED = new LinkedHashMap<>();
  private static final Map<String, Map<String, float[]>> ALONE = new LinkedHashMap<>();
  private static ReferenceModel unmasked;
  private static Numbers numbers;

  @BeforeAll
  static void compile() throws ClassNotFoundException {
    StringBuilder source = new StringBuilder(RandomModel.HEADER + "final class Masks {\n");
    for (int n = 0; n < cases().size(); n++) {
      source.append(cases().get(n).source(n));
    }
    String plain = cases().get(0).source(0).replaceAll("Masked|Inner|Outer", "$0Plain");
    source.append(plain.replaceAll("Plain", "One").replaceAll("@Bin.*", ""));
    source.append(plain.replaceAll("Plain", "Two").replaceAll("@Mean.*", ""));
    Map<String, String> sources = Map.of("models.Masks", source.append("}\n").toString());
    ClassLoader classes = TestCompiler.javac().compile(sources).orFail().classLoader();
    for (int n = 0; n < cases().size(); n++) {
      COMPILED.put(cases().get(n), classes.loadClass("models.CompiledMasks_Masked" + n));
    }
    unmasked = GraphReader.read(sources).get("models.Masks.Masked0");
    numbers = Numbers.draw(unmasked.graph(), Trial.SAMPLES, new Random(5));
    ALONE.put("1", gradients(classes.loadClass("models.CompiledMasks_MaskedOne0")));
    ALONE.put("2", gradients(classes.loadClass("models.CompiledMasks_MaskedTwo0")));
  }

  /** The gradients that are not absent. */
  private static Map<String, float[]> gradients(Class<?> compiled) {
    try (Subject subject = new Subject(compiled, Trial.SAMPLES, 1, 1)) {
      numbers.parameters().forEach(subject::setParameter);
      subject.gradients(Trial.SAMPLES, numbers.arguments(unmasked.graph(), Trial.SAMPLES));
      Map<String, float[]> gradients = new LinkedHashMap<>();
      for (String parameter : subject.parameterNames()) {
        if (!subject.isAbsent(parameter)) {
          gradients.put(parameter, subject.gradient(parameter));
        }
      }
      return gradients;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void admitsTheseLossesToTheseLayers(Case masked) {
    Map<String, float[]> gradients = gradients(COMPILED.get(masked));

    Closeness closeness = new Closeness(masked.masks());
    for (String layer : LAYERS) {
      for (String kind : List.of(".weight", ".bias")) {
        String parameter = layer + kind;
        String losses = masked.trains(layer);
        assertThat(gradients.containsKey(parameter)).as(parameter).isEqualTo(!losses.isEmpty());
        if (!losses.isEmpty()) {
          closeness.gradient(parameter, gradients.get(parameter), sum(parameter, losses));
        }
      }
    }
    assertThat(closeness.failures()).isEmpty();
  }

  /** What the losses give a parameter each in a model of its own. */
  private static double[] sum(String parameter, String losses) {
    double[] sum = new double[ALONE.get("1").get(parameter).length];
    for (String loss : losses.split("")) {
      float[] alone = ALONE.get(loss).get(parameter);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += alone[i];
      }
    }
    return sum;
  }
}
