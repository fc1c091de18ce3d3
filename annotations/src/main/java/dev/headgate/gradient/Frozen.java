package dev.headgate.gradient;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The given losses do not update the parameters of this subnetwork. Their gradients still flow
 * through it and train what lies before it.
 *
 * <p>Written on a {@link dev.headgate.Subnetwork} type it holds for every use of that type; written
 * on a {@link dev.headgate.Use} method, for that use only.
 *
 * <pre>{@code
 * @Use(Critic.class) @Frozen           Tensor score(Tensor image);  // no loss updates the critic
 * @Use(Critic.class) @Frozen("style")  Tensor score(Tensor image);  // "style" does not; others do
 * }</pre>
 *
 * <p>A parameter that no loss updates is <i>absent</i> from training, which is more than having a
 * gradient of zero: it has no gradient and no updater state, and neither weight decay nor momentum
 * moves it. It keeps its bits. A parameter that some losses are kept from and others are not trains
 * on the sum of the others' gradients, as if the former did not exist.
 *
 * <p>Without a value, layers that behave differently in training and in inference behave as in
 * inference; with a value they behave as in training.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Frozen {

  /** Names of losses, that is, of methods of the model that return a loss; none means all. */
  String[] value() default {};
}
