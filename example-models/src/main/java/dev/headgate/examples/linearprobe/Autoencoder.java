package dev.headgate.examples.linearprobe;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.loss.MeanSquaredError;

/** The network that is probed, without the probe: it learns to give an image back from a code. */
@Model
public interface Autoencoder {
  @Use(Encoder.class)
  Tensor code(@Shape({1, 28, 28}) Tensor image);

  @Use(Decoder.class)
  Tensor picture(Tensor code);

  @MeanSquaredError
  Loss reconstruction(Tensor picture, Tensor image);
}
