package dev.headgate.examples.linearprobe;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Output;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.gradient.StopGradientFrom;
import dev.headgate.layer.Dense;
import dev.headgate.loss.MeanSquaredError;
import dev.headgate.loss.SoftmaxCrossEntropy;

/**
 * {@link Autoencoder} with a linear probe: how much of what an image shows can be read off the code
 * by a linear classifier, though the code was made for something else (Alain and Bengio,
 * <i>Understanding intermediate layers using linear classifier probes</i>, 2016)?
 *
 * <p>A probe must not change what it measures, so {@code classes} stops on the edge from the code
 * to the probe: it trains the probe and nothing else, and the autoencoder is trained to the same
 * bits as without the probe. On the method {@code probe} the same mask would keep {@code classes}
 * from the probe itself, too.
 */
@Model
public interface ProbedAutoencoder {
  @Use(Encoder.class)
  Tensor code(@Shape({1, 28, 28}) Tensor image);

  @Use(Decoder.class)
  Tensor picture(Tensor code);

  @Output
  @Dense(units = 10)
  Tensor probe(@StopGradientFrom("classes") Tensor code);

  @MeanSquaredError
  Loss reconstruction(Tensor picture, Tensor image);

  @SoftmaxCrossEntropy
  Loss classes(Tensor probe, Tensor label);
}
