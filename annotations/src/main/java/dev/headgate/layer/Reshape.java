package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a sample another shape of the same number of elements, read in row-major order. Nothing is
 * computed and nothing is copied.
 *
 * <pre>{@code
 * @Dense(units = 98) @Reshape({2, 7, 7})  Tensor planes(Tensor code);
 * @Reshape({2, -1})  Tensor rows(Tensor planes);     // [2, 49]
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Reshape {

  /**
   * The new shape of one sample, outermost dimension first, without the batch dimension. Each is at
   * least 1, except that one may be -1 and then takes what the others leave over.
   */
  int[] value();
}
