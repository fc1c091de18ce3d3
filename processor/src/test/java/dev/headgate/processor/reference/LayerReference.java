package dev.headgate.processor.reference;

import java.util.List;
import java.util.Map;

/** What a layer computes of one sample; {@link BatchReference} has the layers that see more. */
@FunctionalInterface
interface LayerReference {

  /**
   * The result of one sample.
   *
   * @param parameters the parameter tensors by their names within the layer
   */
  Array apply(Settings settings, List<Array> inputs, Map<String, Array> parameters);

  /** By the layer's name; a layer without a reference cannot be tested, which fails its tests. */
  Map<String, LayerReference> ALL =
      Map.ofEntries(
          Map.entry("conv2d", Convolutions::convolution),
          Map.entry("convTranspose2d", Convolutions::transposed),
          Map.entry("dense", Vectors::dense),
          Map.entry("embedding", Vectors::embedding),
          Map.entry("maxPool2d", Poolings::maximum),
          Map.entry("avgPool2d", Poolings::average),
          Map.entry("flatten", Vectors::flatten),
          Map.entry("reshape", Vectors::reshape),
          Map.entry("relu", Vectors.each((settings, x) -> Math.max(x, 0))),
          Map.entry(
              "leakyRelu", Vectors.each((settings, x) -> x > 0 ? x : settings.real("slope") * x)),
          Map.entry("sigmoid", Vectors.each((settings, x) -> 1 / (1 + Math.exp(-x)))),
          Map.entry("tanh", Vectors.each((settings, x) -> Math.tanh(x))),
          Map.entry("add", Vectors.pairwise(Double::sum)),
          Map.entry("concat", Vectors::concat),
          Map.entry(
              "elu",
              Vectors.each((settings, x) -> x > 0 ? x : settings.real("alpha") * Math.expm1(x))),
          Map.entry("gelu", Vectors.each(Activations::gelu)),
          Map.entry("silu", Vectors.each((settings, x) -> x / (1 + Math.exp(-x)))),
          Map.entry("softplus", Vectors.each(Activations::softplus)),
          Map.entry("softmax", Lines::softmax),
          Map.entry("logSoftmax", Lines::logSoftmax),
          Map.entry("multiply", Vectors.pairwise((a, b) -> a * b)),
          Map.entry("subtract", Vectors.pairwise((a, b) -> a - b)),
          Map.entry("globalAvgPool2d", Poolings::global),
          Map.entry("upsample2d", Upsamplings::enlarge),
          Map.entry("slice", Vectors::slice),
          Map.entry("layerNorm", Lines::layerNorm),
          Map.entry("round", Vectors.each((settings, x) -> Math.rint(x))),
          Map.entry("argMaxOneHot", Choices::argMaxOneHot),
          Map.entry("nearestCode", Choices::nearestCode),
          Map.entry("custom", CustomFormula::apply));
}
