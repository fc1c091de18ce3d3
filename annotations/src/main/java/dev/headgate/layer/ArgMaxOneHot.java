package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * 1 where a value is the largest along an axis, 0 elsewhere; of equal ones the first. NaN counts as
 * larger than everything. Any shape, which it keeps: of {@code [classes, height, width]}, axis 0
 * leaves one class at each position.
 *
 * <p>It has no derivative that would teach anything: no gradient passes, unless the method is
 * {@link dev.headgate.gradient.StraightThrough}.
 *
 * <pre>{@code
 * @ArgMaxOneHot @StraightThrough  Tensor choice(Tensor scores);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ArgMaxOneHot {

  /**
   * The axis of a sample's shape along which values compete, counted from 0 and without the batch
   * dimension: in {@code [channels, height, width]}, 0 is the channels. From 0 to rank - 1.
   */
  int axis() default 0;
}
