package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation of your own, usable like any layer: a class with two static methods, one that
 * computes and one that differentiates. The generated code calls them as it calls its own kernels.
 *
 * <pre>{@code
 * public final class Softplus {
 *   public static void forward(
 *       int samples, int size, float[] x, int xStart, float[] y, int yStart) {
 *     for (int i = 0; i < samples * size; i++) {
 *       y[yStart + i] = (float) Math.log1p(Math.exp(x[xStart + i]));
 *     }
 *   }
 *
 *   public static void backward(
 *       int samples, int size, float[] x, int xStart, float[] y, int yStart,
 *       float[] dy, int dyStart, float[] dx, int dxStart) {
 *     for (int i = 0; i < samples * size; i++) {
 *       dx[dxStart + i] = dy[dyStart + i] * (float) (1 - Math.exp(-y[yStart + i]));
 *     }
 *   }
 * }
 *
 * @Dense(units = 8) @Custom(Softplus.class)  Tensor hidden(Tensor input);
 * }</pre>
 *
 * <p>{@code size} is the number of elements of one sample of the input. A tensor is an array and
 * where in it the first sample begins; samples follow each other without gaps, each row-major.
 * {@code forward} overwrites {@code y}, {@code backward} overwrites {@code dx} with {@code dy}
 * times the derivative; what is there before means nothing. All other elements of these arrays
 * belong to others. The arrays are not to be kept, and several threads may call at once, with
 * samples of their own.
 *
 * <p>An operation of several inputs stands first on a method that takes as many values. Its methods
 * then take an array and a start for each, in order, and {@code backward} begins with one more
 * parameter: the input, counted from 0, whose gradient it writes.
 *
 * <pre>{@code
 * public static void forward(
 *     int samples, int size, float[] x0, int x0Start, float[] x1, int x1Start,
 *     float[] y, int yStart)
 *
 * public static void backward(
 *     int input, int samples, int size, float[] x0, int x0Start, float[] x1, int x1Start,
 *     float[] y, int yStart, float[] dy, int dyStart, float[] dx, int dxStart)
 * }</pre>
 *
 * <p>{@code size} is then that of the first input. There are no parameters to train. Whether the
 * class has these methods, and whether the generated class can call them, is checked at compile
 * time.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Custom {

  /** The class with the two methods, accessible from the package of every model that uses it. */
  Class<?> value();

  /** The result's shape for each sample, each dimension at least 1; empty: the first input's. */
  int[] shape() default {};
}
