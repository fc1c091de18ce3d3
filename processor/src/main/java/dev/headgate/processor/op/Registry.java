package dev.headgate.processor.op;

import dev.headgate.processor.ir.LossFunction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every operation there is. A new layer or loss is one file of this package and one line here. */
public final class Registry {

  private static final List<Definition> DEFINITIONS =
      List.of(
          Conv2d.DEFINITION,
          ConvTranspose2d.DEFINITION,
          Dense.DEFINITION,
          Embedding.DEFINITION,
          MaxPool2d.DEFINITION,
          AvgPool2d.DEFINITION,
          Flatten.DEFINITION,
          Reshape.DEFINITION,
          Relu.DEFINITION,
          LeakyRelu.DEFINITION,
          Sigmoid.DEFINITION,
          Tanh.DEFINITION,
          Add.DEFINITION,
          Concat.DEFINITION,
          Elu.DEFINITION,
          Gelu.DEFINITION,
          Silu.DEFINITION,
          Softplus.DEFINITION,
          Softmax.DEFINITION,
          LogSoftmax.DEFINITION,
          Multiply.DEFINITION,
          Subtract.DEFINITION,
          GlobalAvgPool2d.DEFINITION,
          Upsample2d.DEFINITION,
          Slice.DEFINITION,
          LayerNorm.DEFINITION,
          BatchNorm.DEFINITION,
          Dropout.DEFINITION,
          Gaussian.DEFINITION,
          Round.DEFINITION,
          ArgMaxOneHot.DEFINITION,
          NearestCode.DEFINITION,
          Custom.DEFINITION,
          MeanSquaredError.DEFINITION,
          BinaryCrossEntropy.DEFINITION,
          BinaryCrossEntropyWithLogits.DEFINITION,
          SoftmaxCrossEntropy.DEFINITION,
          MeanAbsoluteError.DEFINITION,
          Huber.DEFINITION,
          NegativeLogLikelihood.DEFINITION,
          KlToStandardNormal.DEFINITION,
          CosineDistance.DEFINITION,
          MeanOf.DEFINITION);

  private static final Map<String, Definition> BY_ANNOTATION =
      DEFINITIONS.stream()
          .collect(Collectors.toUnmodifiableMap(Definition::annotation, Function.identity()));

  private Registry() {}

  public static List<Definition> definitions() {
    return DEFINITIONS;
  }

  /** The operation that an annotation stands for, by its fully qualified name. */
  public static Optional<Definition> find(String annotation) {
    return Optional.ofNullable(BY_ANNOTATION.get(annotation));
  }

  /**
   * The loss that an annotation stands for; none where there is no such annotation or a value is
   * out of range, of which the check of attributes tells.
   */
  public static Optional<LossFunction> loss(String annotation, Map<String, Object> values) {
    Definition definition = BY_ANNOTATION.get(annotation);
    try {
      return definition != null
              && definition.factory().create(new Attributes(values)) instanceof LossFunction loss
          ? Optional.of(loss)
          : Optional.empty();
    } catch (AttributeException e) {
      return Optional.empty();
    }
  }
}
