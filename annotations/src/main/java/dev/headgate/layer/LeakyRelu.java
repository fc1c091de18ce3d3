package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The leaky rectifier, element by element: {@code y = x} where {@code x > 0}, else {@code slope *
 * x}; any shape, which it keeps. Its gradient where {@code x} is 0 is the slope.
 *
 * <pre>{@code
 * @Conv2d(filters = 8, kernel = 3) @LeakyRelu(slope = 0.2f)  Tensor hidden(Tensor input);
 * }</pre>
 *
 * <p>Source: Maas, Hannun and Ng, <i>Rectifier nonlinearities improve neural network acoustic
 * models</i>, 2013.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface LeakyRelu {

  /** The slope for negative values: finite and at least 0. */
  float slope() default 0.01f;
}
