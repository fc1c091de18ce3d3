package dev.headgate.layer;

/** How an enlarged image fills the pixels between those of the original. */
public enum Interpolation {

  /** Each pixel repeats the original one that it lies in: index {@code floor(i / scale)}. */
  NEAREST,

  /**
   * Each pixel is the mean of the four around it, by distance between the centres of pixels: the
   * original coordinate is {@code (i + 0.5) / scale - 0.5}, at the border that of the outermost
   * pixel (PyTorch's {@code bilinear} with {@code align_corners=False}).
   */
  BILINEAR
}
