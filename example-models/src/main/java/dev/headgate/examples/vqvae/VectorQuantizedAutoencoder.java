package dev.headgate.examples.vqvae;

import dev.headgate.Loss;
import dev.headgate.Model;
import dev.headgate.Output;
import dev.headgate.Shape;
import dev.headgate.Tensor;
import dev.headgate.Use;
import dev.headgate.gradient.Frozen;
import dev.headgate.gradient.StopGradientFrom;
import dev.headgate.gradient.StraightThrough;
import dev.headgate.gradient.Weight;
import dev.headgate.layer.NearestCode;
import dev.headgate.loss.MeanSquaredError;

/**
 * A VQ-VAE (van den Oord, Vinyals and Kavukcuoglu, <i>Neural Discrete Representation Learning</i>,
 * 2017): an image becomes 7x7 numbers from 0 to 63, those of the codes nearest to the encoder's
 * vectors, and is decoded from the codes. Choosing the nearest has no derivative, so three losses
 * train the model in one step, and the masks keep each to its part (equation 3, with the weight
 * 0.25 of the commitment that the paper uses):
 *
 * <pre>
 *            reconstruction  codebook  commitment
 * encoder    trains          cut       trains
 * quantized  flows through   trains    cut
 * decoder    trains          -         -
 * </pre>
 *
 * <p>{@code reconstruction} passes {@code quantized} as if it were the identity; {@code codebook}
 * moves the codes towards the encoder's vectors, {@code commitment} the vectors towards their
 * codes.
 */
@Model
public interface VectorQuantizedAutoencoder {
  @Use(Encoder.class)
  Tensor z(@Shape({1, 28, 28}) Tensor image);

  @Output
  @NearestCode(codes = 64)
  @StraightThrough
  @Frozen("reconstruction")
  Tensor quantized(@StopGradientFrom("codebook") Tensor z);

  @Output
  @Use(Decoder.class)
  Tensor picture(Tensor quantized);

  @MeanSquaredError
  Loss reconstruction(Tensor picture, Tensor image);

  @MeanSquaredError
  Loss codebook(Tensor quantized, @StopGradientFrom Tensor z);

  @MeanSquaredError
  @Weight(0.25f)
  Loss commitment(Tensor z, @StopGradientFrom Tensor quantized);
}
