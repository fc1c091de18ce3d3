package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Joins values along one axis. It stands first on a method that takes the values as its parameters,
 * two or more, in the order in which they are laid out. All their dimensions but the joined one are
 * equal; that one is the sum: joining {@code [3, height, width]} and {@code [5, height, width]}
 * along axis 0 gives {@code [8, height, width]}.
 *
 * <pre>{@code
 * @Concat @Conv2d(filters = 8, kernel = 1)  Tensor merged(Tensor left, Tensor right);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Concat {

  /**
   * The axis of a sample's shape along which values are joined, counted from 0 and without the
   * batch dimension: in {@code [channels, height, width]}, 0 joins channels. From 0 to rank - 1.
   */
  int axis() default 0;
}
