package dev.headgate.examples.simsiam;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Output;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.examples.views.Encoder;
import dev.headgate.examples.views.Predictor;
import dev.headgate.gradient.StopGradientFrom;
import dev.headgate.gradient.Weight;
import dev.headgate.loss.CosineDistance;

/**
 * SimSiam (Chen and He, <i>Exploring Simple Siamese Representation Learning</i>, 2021): one encoder
 * sees two views of an image, and a predictor guesses the projection of each from that of the
 * other. No labels, no negative pairs; the stop-gradient on the guessed side is what keeps the
 * encoder from giving every image the same projection.
 *
 * <p>Both losses train encoder and predictor, but only on the side of the guess.
 */
@Model
public interface SimSiam {
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
  Loss leftToRight(Tensor fromLeft, @StopGradientFrom Tensor right_projection);

  @CosineDistance
  @Weight(0.5f)
  Loss rightToLeft(Tensor fromRight, @StopGradientFrom Tensor left_projection);
}
