package dev.headgate.processor.op;

import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Size;

/** Shape rules that the operations on images share. */
final class ImageShapes {

  private ImageShapes() {}

  static void requireImage(String layer, Shape input) throws ShapeException {
    if (input.rank() != 3) {
      throw new ShapeException(
          layer
              + " takes [channels, height, width] for each sample, but its input is "
              + input.named()
              + "; put @Reshape({channels, height, width}) before it");
    }
  }

  /**
   * The size of what a sliding window makes: floor((in + 2 padding - dilation (kernel - 1) - 1) /
   * stride) + 1 (Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016,
   * relationship 15).
   */
  static Shape slide(
      Shape input, int channels, Size kernel, Size stride, Size padding, Size dilation)
      throws ShapeException {
    return Shape.of(
        channels,
        slide(
            "height",
            input.dimension(1),
            kernel.height(),
            stride.height(),
            padding.height(),
            dilation.height()),
        slide(
            "width",
            input.dimension(2),
            kernel.width(),
            stride.width(),
            padding.width(),
            dilation.width()));
  }

  private static int slide(
      String dimension, int in, int kernel, int stride, int padding, int dilation)
      throws ShapeException {
    long reach = (long) dilation * (kernel - 1) + 1;
    long room = in + 2L * padding;
    if (reach > room) {
      throw new ShapeException(
          "the kernel reaches over "
              + reach
              + " in "
              + dimension
              + (dilation > 1 ? " (kernel " + kernel + ", dilation " + dilation + ")" : "")
              + ", but the input has only "
              + room
              + (padding > 0 ? " with its padding" : "")
              + "; use a smaller kernel or more padding");
    }
    return Math.toIntExact((room - reach) / stride + 1);
  }
}
