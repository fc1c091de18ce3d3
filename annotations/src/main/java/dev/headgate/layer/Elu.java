package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The exponential linear unit, element by element: {@code y = x} where {@code x > 0}, else {@code
 * alpha * (exp(x) - 1)}; any shape, which it keeps. Results lie above {@code -alpha}. Its gradient
 * where {@code x} is 0 is {@code alpha}.
 *
 * <pre>{@code
 * @Conv2d(filters = 8, kernel = 3) @Elu  Tensor hidden(Tensor input);
 * }</pre>
 *
 * <p>Source: Clevert, Unterthiner and Hochreiter, <i>Fast and accurate deep network learning by
 * exponential linear units (ELUs)</i>, 2016.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Elu {

  /** What negative values tend to, negated: finite and at least 0. */
  float alpha() default 1;
}
