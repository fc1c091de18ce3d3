package dev.headgate;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a model: an interface or abstract class from which a class {@code Compiled<Name>} is
 * generated in the same package ({@code CompiledOuter_Inner} for a nested type).
 *
 * <p>Each abstract method is a node of the model: a use of a subnetwork ({@link Use}), one or more
 * layers, or a loss (a method that returns {@link Loss}). A parameter takes the result of the
 * method it is named after. A name that is no method is fed by the caller: an input of the model,
 * whose shape {@link Shape} gives, or, in a loss, a target whose shape the loss determines.
 *
 * <p>The model's outputs are its {@link Output} methods or, where there is none, every node that
 * feeds a loss. A layer declared directly in a model names its parameters {@code <method>.weight}
 * and {@code <method>.bias}; one inside a subnetwork, {@code <instance>.<method>.weight}.
 *
 * <pre>{@code
 * @Model
 * public interface Regression {
 *   @Use(Encoder.class)  Tensor features(@Shape({1, 28, 28}) Tensor image);
 *   @Flatten @Dense(units = 3)  Tensor estimate(Tensor features);
 *   @MeanSquaredError  Loss error(Tensor estimate, Tensor measured);
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Model {}
