package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The Gaussian error linear unit, element by element; any shape, which it keeps:
 *
 * <pre>{@code
 * y = x * (1 + erf(x / sqrt(2))) / 2                                        // the default
 * y = x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3))) / 2               // approximate
 * }</pre>
 *
 * <p>Both are PyTorch's {@code GELU}, with {@code approximate} {@code 'none'} and {@code 'tanh'};
 * they differ by less than 0.001. Results are about -0.17 or more.
 *
 * <pre>{@code
 * @Dense(units = 64) @Gelu  Tensor hidden(Tensor input);
 * }</pre>
 *
 * <p>Source: Hendrycks and Gimpel, <i>Gaussian error linear units (GELUs)</i>, 2016.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Gelu {

  /** Whether the form with tanh stands for the exact one, as in the GPT-2 and BERT models. */
  boolean approximate() default false;
}
