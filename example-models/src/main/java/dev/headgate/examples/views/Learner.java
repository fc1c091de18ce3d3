package dev.headgate.examples.views;

/** A model that learns from two views of the same images. */
public interface Learner extends AutoCloseable {

  /** One step on two views, both [batch, 1, 28, 28]; answers the loss. */
  double step(int batch, float[] left, float[] right);

  /** What the encoder makes of images as they are. */
  Encoded encode(int batch, float[] images);

  /**
   * Results of {@link Encoder}.
   *
   * @param features [batch, 64]
   * @param projections [batch, 64]
   */
  record Encoded(float[] features, float[] projections) {}

  @Override
  void close();
}
