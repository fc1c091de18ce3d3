package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A smooth rectifier, {@code y = log(1 + exp(beta * x)) / beta}, element by element; any shape,
 * which it keeps. Results are positive, so it suits what must be, such as a standard deviation. It
 * nears {@code y = x} as {@code x} grows, and is it where {@code beta * x} is above the threshold.
 *
 * <pre>{@code
 * @Dense(units = 1) @Softplus  Tensor deviation(Tensor features);
 * }</pre>
 *
 * <p>Source: PyTorch's {@code Softplus}, whose defaults these are; Dugas, Bengio, B&eacute;lisle,
 * Nadeau and Garcia, <i>Incorporating second-order functional knowledge for better option
 * pricing</i>, 2001.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Softplus {

  /** How sharply it bends: finite and above 0. The larger, the closer to the rectifier. */
  float beta() default 1;

  /** Where {@code beta * x} is above this, {@code y} is {@code x}: finite and at least 0. */
  float threshold() default 20;
}
