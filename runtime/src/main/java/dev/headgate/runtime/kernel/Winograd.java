package dev.headgate.runtime.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Winograd's minimal algorithm for some neighbouring results of a one-dimensional correlation: with
 * {@code d} the sources they read and {@code g} the kernel, {@code y = A ((G g) * (B d))}, where
 * {@code *} multiplies element by element. So {@value #PRODUCTS} products take the place of results
 * times taps: 6 of 12 for 3 or 4 taps. As an infinity among the sources reaches every product, it
 * makes its neighbours' results NaN too.
 *
 * <p>The matrices are those of Toom and Cook, by interpolation at the points 0, 1, -1, 2, -2 and
 * infinity; see Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks" (2016), and
 * Blahut, "Fast Algorithms for Signal Processing", chapter 5.
 */
final class Winograd {

  /** Sources that are read together, and products that are made of them. */
  static final int PRODUCTS = 6;

  private static final double[] POINTS = {0, 1, -1, 2, -2};

  /** Neighbouring results that are made together. */
  final int results;

  /** Taps of the kernel. */
  final int taps;

  /** {@code A}: [results][products]. */
  final float[] resultMatrix;

  /** {@code G}: [products][taps]. */
  final float[] kernelMatrix;

  /** {@code B}: [products][sources]. */
  final float[] sourceMatrix;

  private Winograd(int taps) {
    this.taps = taps;
    this.results = PRODUCTS + 1 - taps;
    this.resultMatrix = new float[results * PRODUCTS];
    this.kernelMatrix = new float[PRODUCTS * taps];
    this.sourceMatrix = new float[PRODUCTS * PRODUCTS];
    for (int f = 0; f < POINTS.length; f++) {
      double[] others = polynomial(f);
      double scale = valueAt(POINTS[f], others);
      for (int i = 0; i < results; i++) {
        resultMatrix[i * PRODUCTS + f] = (float) Math.pow(POINTS[f], i);
      }
      for (int i = 0; i < taps; i++) {
        kernelMatrix[f * taps + i] = (float) (Math.pow(POINTS[f], i) / scale);
      }
      for (int i = 0; i < others.length; i++) {
        sourceMatrix[f * PRODUCTS + i] = (float) others[i];
      }
    }
    int infinity = POINTS.length;
    resultMatrix[results * PRODUCTS - 1] = 1f;
    kernelMatrix[PRODUCTS * taps - 1] = 1f;
    double[] all = polynomial(-1);
    for (int i = 0; i < all.length; i++) {
      sourceMatrix[infinity * PRODUCTS + i] = (float) all[i];
    }
  }

  /** Whether a kernel of so many taps makes more than one result at a time, and has more taps. */
  static boolean takes(int taps) {
    return taps > 1 && taps < PRODUCTS;
  }

  /** The algorithm for as many results as a kernel of so many taps can have at a time. */
  static Winograd of(int taps) {
    return new Winograd(taps);
  }

  /** A matrix as taps: each row makes a result of what lies at the offsets. */
  static TapTable mix(float[] matrix, int[] offsets) {
    List<TapTable.Tap> taps = new ArrayList<>();
    for (int offset : offsets) {
      taps.add(new TapTable.Tap(offset, taps.size()));
    }
    int rows = matrix.length / offsets.length;
    TapTable.Plane plane = new TapTable.Plane(1, 1, 1);
    return new TapTable(rows, plane, offsets.length, 0, false, offsets.length, taps);
  }

  /** The coefficients, lowest first, of the product of (x - point) over all points but one. */
  private static double[] polynomial(int except) {
    double[] product = {1};
    for (int f = 0; f < POINTS.length; f++) {
      if (f != except) {
        double[] next = new double[product.length + 1];
        for (int i = 0; i < product.length; i++) {
          next[i + 1] += product[i];
          next[i] -= POINTS[f] * product[i];
        }
        product = next;
      }
    }
    return product;
  }

  private static double valueAt(double x, double[] polynomial) {
    double value = 0;
    for (int i = polynomial.length - 1; i >= 0; i--) {
      value = value * x + polynomial[i];
    }
    return value;
  }
}
