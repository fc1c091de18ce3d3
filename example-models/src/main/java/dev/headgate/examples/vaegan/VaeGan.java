package dev.headgate.examples.vaegan;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Output;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.gradient.Frozen;
import dev.headgate.gradient.StopGradientFrom;
import dev.headgate.gradient.Weight;
import dev.headgate.layer.Gaussian;
import dev.headgate.loss.BinaryCrossEntropyWithLogits;
import dev.headgate.loss.KlToStandardNormal;
import dev.headgate.loss.MeanSquaredError;

/**
 * A VAE-GAN (Larsen, S&oslash;nderby, Larochelle and Winther, <i>Autoencoding beyond pixels using a
 * learned similarity metric</i>, 2016): a variational autoencoder whose pictures a discriminator
 * tells from images, and whose reconstruction error is taken in the discriminator's features. Three
 * networks learn from five losses in one step, each from other ones (the paper's algorithm 1):
 *
 * <pre>
 *                prior   reconstruction  fooled         real    generated
 * encoder        trains  trains          cut            -       cut
 * decoder        -       trains          trains         -       cut
 * discriminator  -       flows through   flows through  trains  trains
 * </pre>
 *
 * <p>The discriminator sees a picture once for all three losses that ask it. Three masks keep them
 * apart:
 *
 * <ul>
 *   <li>{@code @Frozen} on that use: {@code reconstruction} and {@code fooled} pass through the
 *       discriminator, but do not change it to their liking;
 *   <li>{@code @StopGradientFrom("generated")} on its edge from the picture: what makes the
 *       discriminator better does not make the pictures worse;
 *   <li>{@code @StopGradientFrom("fooled")} on the decoder's edge from the code: the encoder is not
 *       asked for codes that look like clothes, only for those of its image.
 * </ul>
 *
 * <p>The features of the image are what {@code reconstruction} aims at, so its gradient stops
 * there, too. The paper also lets the discriminator see pictures of codes drawn from the prior;
 * here it sees those of images only.
 */
@Model
public interface VaeGan {
  @Use(Encoder.class)
  Tensor seen(@Shape({1, 28, 28}) Tensor image);

  @Gaussian
  Tensor code(Tensor seen_mean, Tensor seen_logVariance);

  @Output
  @Use(Decoder.class)
  Tensor picture(@StopGradientFrom("fooled") Tensor code);

  @Output
  @Use(value = Discriminator.class, as = "discriminator")
  Tensor ofImage(Tensor image);

  @Output
  @Use(value = Discriminator.class, as = "discriminator")
  @Frozen({"reconstruction", "fooled"})
  Tensor ofPicture(@StopGradientFrom("generated") Tensor picture);

  @KlToStandardNormal
  @Weight(0.001f)
  Loss prior(Tensor seen_mean, Tensor seen_logVariance);

  @MeanSquaredError
  Loss reconstruction(Tensor ofPicture_features, @StopGradientFrom Tensor ofImage_features);

  @BinaryCrossEntropyWithLogits
  @Weight(0.01f)
  Loss fooled(Tensor ofPicture_logit, Tensor ones);

  @BinaryCrossEntropyWithLogits
  Loss real(Tensor ofImage_logit, Tensor ones);

  @BinaryCrossEntropyWithLogits
  Loss generated(Tensor ofPicture_logit, Tensor zeros);
}
