package dev.headgate.gradient;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This use has parameters of its own that follow those of another instance of the same class, and
 * that no loss trains: a target network.
 *
 * <pre>{@code
 * @Use(Values.class)                                       Tensor values(@Shape(4) Tensor state);
 * @Use(value = Values.class, as = "target")
 * @AverageOf("values")                                     Tensor next(@Shape(4) Tensor nextState);
 * }</pre>
 *
 * <p>The compiled class's builder takes its decay, {@code targetDecay(0.99f)}, and {@code
 * setTargetDecay(float)} changes it. With a decay above 0 every step that trains the source is
 * followed by {@code target = decay * target + (1 - decay) * source} (the mean teacher of Tarvainen
 * and Valpola, 2017; 0.99 to 0.999 is usual). With a decay of 0, which is what it is if nobody says
 * otherwise, it follows only when told: {@code syncTarget()} copies the source, as DQN does every
 * so many steps (Mnih et al., 2015). Both start equal.
 *
 * <p>What layers remember, such as a batch norm's running statistics, is copied rather than
 * averaged: it is an average already. As in all that is {@link Frozen}, batch norm here uses these
 * statistics and dropout is off. Gradients flow through the use like through any other; where its
 * value shall be a constant, its readers say {@link StopGradientFrom}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface AverageOf {

  /** The name of the instance that is followed. */
  String value();
}
