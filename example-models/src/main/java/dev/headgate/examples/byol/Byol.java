package dev.headgate.examples.byol;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Output;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.examples.views.Encoder;
import dev.headgate.examples.views.Predictor;
import dev.headgate.gradient.AverageOf;
import dev.headgate.loss.CosineDistance;

/**
 * BYOL (Grill et al., <i>Bootstrap Your Own Latent</i>, 2020): an encoder and a predictor guess
 * what a target network makes of another view of the same image. The target is the encoder's own
 * running average: no loss trains it, and it follows the encoder after every step.
 *
 * <pre>
 *            leftToRight    rightToLeft
 * encoder    trains         trains
 * predictor  trains         trains
 * target     flows through  flows through
 * </pre>
 *
 * <p>Behind the target there are only images, so no gradient is sent through it and no {@code
 * StopGradientFrom} is needed. The paper's loss is twice the cosine distance (its equation 2).
 */
@Model
public interface Byol {
  @Output
  @Use(value = Encoder.class, as = "encoder")
  Tensor left(@Shape({1, 28, 28}) Tensor leftView);

  @Use(value = Encoder.class, as = "encoder")
  Tensor right(@Shape({1, 28, 28}) Tensor rightView);

  @Use(value = Predictor.class, as = "predictor")
  Tensor fromLeft(Tensor left_projection);

  @Use(value = Predictor.class, as = "predictor")
  Tensor fromRight(Tensor right_projection);

  @Use(value = Encoder.class, as = "target")
  @AverageOf("encoder")
  Tensor leftAim(Tensor leftView);

  @Use(value = Encoder.class, as = "target")
  @AverageOf("encoder")
  Tensor rightAim(Tensor rightView);

  @CosineDistance
  Loss leftToRight(Tensor fromLeft, Tensor rightAim_projection);

  @CosineDistance
  Loss rightToLeft(Tensor fromRight, Tensor leftAim_projection);
}
