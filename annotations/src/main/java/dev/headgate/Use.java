package dev.headgate;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Applies a subnetwork: the method's parameters are the subnetwork's inputs, by position, and its
 * result is the subnetwork's. Allowed in models and, nested, in subnetworks.
 *
 * <pre>{@code
 * @Use(Decoder.class)  Tensor image(Tensor code);
 *
 * @Use(value = Encoder.class, as = "encoder")  Tensor left(Tensor first);
 * @Use(value = Encoder.class, as = "encoder")  Tensor right(Tensor second);  // the same weights
 * }</pre>
 *
 * <p>The instance's name leads the names of its parameters: {@code <instance>.<method>.weight}.
 * Where subnetworks nest, the instances' names join with dots: {@code outer.inner.hidden.weight}.
 *
 * <p>A subnetwork with several {@link Output} methods has several results. Where a parameter takes
 * one of them, it is named {@code <use>_<output>}: with {@code @Use(Encoder.class) Tensor
 * code(...)} and outputs {@code mean} and {@code spread} in {@code Encoder}, the parameters are
 * named {@code code_mean} and {@code code_spread}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Use {

  /** The subnetwork to apply, a type annotated with {@link Subnetwork}. */
  Class<?> value();

  /**
   * The name of the instance, that is, of one set of weights. Uses with the same name share weights
   * and must name the same subnetwork. Empty, the default, stands for the class's simple name with
   * a lower-case first letter; a class used twice needs a name at each use.
   */
  String as() default "";
}
