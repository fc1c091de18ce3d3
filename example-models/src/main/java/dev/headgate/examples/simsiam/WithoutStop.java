package dev.headgate.examples.simsiam;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Output;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.examples.views.Encoder;
import dev.headgate.examples.views.Predictor;
import dev.headgate.gradient.Weight;
import dev.headgate.loss.CosineDistance;

/**
 * {@link SimSiam} without its masks: both sides of each loss are trained to agree, and the shortest
 * way to agree is to answer the same for every image.
 */
@Model
public interface WithoutStop {
  @Output
  @Use(value = Encoder.class, as = "encoder")
  Tensor left(@Shape({1, 28, 28}) Tensor leftView);

  @Use(value = Encoder.class, as = "encoder")
  Tensor right(@Shape({1, 28, 28}) Tensor rightView);

  @Use(value = Predictor.class, as = "predictor")
  Tensor fromLeft(Tensor left_projection);

  @Use(value = Predictor.class, as = "predictor")
  Tensor fromRight(Tensor right_projection);

  @CosineDistance
  @Weight(0.5f)
  Loss leftToRight(Tensor fromLeft, Tensor right_projection);

  @CosineDistance
  @Weight(0.5f)
  Loss rightToLeft(Tensor fromRight, Tensor left_projection);
}
