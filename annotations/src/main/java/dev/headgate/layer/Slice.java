package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes a range of one axis: the indices from {@code from} up to, but not including, {@code to}.
 * All other dimensions stay. What lies outside the range receives no gradient from here.
 *
 * <pre>{@code
 * @Slice(from = 0, to = 3)            Tensor colors(Tensor image);     // [4, 28, 28] to [3, 28, 28]
 * @Slice(axis = 1, from = 4, to = 24) Tensor rows(Tensor image);       // [4, 28, 28] to [4, 20, 28]
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Slice {

  /**
   * The axis of a sample's shape, counted from 0 and without the batch dimension, as in {@link
   * Concat}: in {@code [channels, height, width]}, 0 takes channels. From 0 to rank - 1.
   */
  int axis() default 0;

  /** The first index that is taken, from 0 on. */
  int from();

  /** One past the last index that is taken: above {@link #from}, at most the axis's length. */
  int to();
}
