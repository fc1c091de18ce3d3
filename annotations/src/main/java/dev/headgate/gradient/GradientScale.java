package dev.headgate.gradient;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The gradient that leaves along this parameter is multiplied by a number; a negative one reverses
 * it. The node that carries the parameter trains on the gradient as it came; what lies upstream
 * along this edge receives it scaled. Values are not touched.
 *
 * <pre>{@code
 * // The features learn what the domain cannot be told by (gradient reversal: Ganin and Lempitsky,
 * // "Unsupervised Domain Adaptation by Backpropagation", 2015):
 * @Use(Domain.class)  Tensor domain(@GradientScale(-0.3f) Tensor features);
 *
 * // "style" trains the encoder at a tenth, "content" in full:
 * @Use(Decoder.class) Tensor image(@GradientScale(loss = "style", value = 0.1f) Tensor code);
 * }</pre>
 *
 * <p>Several on one parameter multiply where they name the same loss. Each has a pair of methods in
 * the compiled class to read and change it between steps, named after method and parameter: {@code
 * domainFeaturesGradientScale()} and {@code setDomainFeaturesGradientScale(float)}. Changed to 0 it
 * sends zeros, which is not the same as {@link StopGradientFrom}: what it reaches still counts as
 * trained, so weight decay and momentum go on.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
@Repeatable(GradientScale.Several.class)
public @interface GradientScale {

  /** What gradients are multiplied by until told otherwise: any finite number but 0. */
  float value();

  /** Names of losses, that is, of methods of the model that return a loss; none means all. */
  String[] loss() default {};

  /** What several on one parameter are kept in. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.PARAMETER)
  @interface Several {
    GradientScale[] value();
  }
}
