package dev.headgate.gradient;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The gradient of this loss is multiplied by a number where it starts. The reported loss stays raw;
 * {@code total()} is the sum of the weighted losses.
 *
 * <pre>{@code
 * @MeanSquaredError @Weight(0.1f)  Loss reconstruction(Tensor picture, Tensor image);
 * }</pre>
 *
 * <p>The compiled class has methods to read and change it between steps: {@code
 * reconstructionWeight()} and {@code setReconstructionWeight(float)}. A weight of 0 is not {@link
 * Frozen}: what the loss trains still counts as trained.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Weight {

  /** What the gradient is multiplied by until told otherwise: any finite number but 0. */
  float value();
}
