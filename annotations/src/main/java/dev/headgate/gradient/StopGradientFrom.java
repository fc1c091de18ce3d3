package dev.headgate.gradient;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The gradients of the given losses stop here. Where exactly depends on what carries the mask:
 *
 * <ul>
 *   <li><b>A method</b> (a use or any layer) <b>or a subnetwork type</b> (all its uses): at the
 *       result. Neither the parameters of this node nor anything that is reached through it hear of
 *       these losses. A path that leads around the node, such as a skip connection, still carries
 *       them.
 *   <li><b>A parameter of a method:</b> on that one edge. The node itself still trains on these
 *       losses; what lies before it along this edge does not.
 * </ul>
 *
 * <pre>{@code
 * // "loss2" trains neither net1 nor what comes before it:
 * @Use(Net1.class) @StopGradientFrom("loss2")  Tensor output1(@Shape({1, 56, 56}) Tensor image);
 *
 * // "loss2" trains net2, but nothing before it:
 * @Use(Net2.class)  Tensor output2(@StopGradientFrom("loss2") Tensor output1);
 * }</pre>
 *
 * <p>Values are not touched: the forward pass and every reported loss are those of the model
 * without the mask. A parameter that no loss reaches any more is absent from training: no gradient,
 * no updater state, no weight decay. Unless it is also {@link Frozen}, that counts as an oversight
 * and is an error at compile time.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
public @interface StopGradientFrom {

  /** Names of losses, that is, of methods of the model that return a loss; none means all. */
  String[] value() default {};
}
