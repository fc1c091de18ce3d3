package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A fully connected layer: {@code [inputs]} to {@code [units]},
 *
 * <pre>{@code
 * y[u] = bias[u] + sum over i of weight[u][i] * x[i]
 * }</pre>
 *
 * <p>A sample must be a vector; put {@link Flatten} before it where it is not.
 *
 * <p>Parameters: {@code <instance>.<method>.weight}, laid out {@code [units, inputs]}, and {@code
 * <instance>.<method>.bias}, {@code [units]}. Where several layers of the method carry parameters,
 * the layer's name qualifies them: {@code <instance>.<method>.dense.weight}.
 *
 * <pre>{@code
 * @Flatten @Dense(units = 10)  Tensor scores(Tensor features);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Dense {

  /** The number of results of a sample, at least 1. */
  int units();

  /** Whether a bias is added to each result. */
  boolean bias() default true;

  /** How the weight is initialised. */
  Initializer weightInitializer() default Initializer.FAN_IN_UNIFORM;

  /** How the bias is initialised; no effect without {@link #bias}. */
  Initializer biasInitializer() default Initializer.FAN_IN_UNIFORM;
}
