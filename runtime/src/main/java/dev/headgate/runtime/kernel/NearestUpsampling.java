package dev.headgate.runtime.kernel;

import java.util.Arrays;

/**
 * Enlargement that repeats each element. Tensors: x [planes, height, width], y [planes, height *
 * scaleH, width * scaleW].
 */
public final class NearestUpsampling {

  private NearestUpsampling() {}

  /** Overwrites y: every element of x fills a block of scaleH by scaleW. */
  public static void forward(
      int planes,
      int height,
      int width,
      int scaleH,
      int scaleW,
      float[] x,
      int xAt,
      float[] y,
      int yAt) {
    int outWidth = width * scaleW;
    for (int row = 0; row < planes * height; row++) {
      int first = yAt + row * scaleH * outWidth;
      for (int i = 0; i < scaleW; i++) {
        for (int w = 0; w < width; w++) {
          y[first + w * scaleW + i] = x[xAt + row * width + w];
        }
      }
      for (int h = 1; h < scaleH; h++) {
        System.arraycopy(y, first, y, first + h * outWidth, outWidth);
      }
    }
  }

  /** Overwrites dx with the sum of dy over each element's block. */
  public static void backward(
      int planes,
      int height,
      int width,
      int scaleH,
      int scaleW,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt) {
    int outWidth = width * scaleW;
    float[] columns = LineBuffer.of(outWidth);
    for (int row = 0; row < planes * height; row++) {
      int first = dyAt + row * scaleH * outWidth;
      System.arraycopy(dy, first, columns, 0, outWidth);
      for (int h = 1; h < scaleH; h++) {
        for (int w = 0; w < outWidth; w++) {
          columns[w] += dy[first + h * outWidth + w];
        }
      }
      int at = dxAt + row * width;
      Arrays.fill(dx, at, at + width, 0f);
      for (int i = 0; i < scaleW; i++) {
        for (int w = 0; w < width; w++) {
          dx[at + w] += columns[w * scaleW + i];
        }
      }
    }
  }
}
