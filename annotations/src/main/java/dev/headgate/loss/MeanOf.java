package dev.headgate.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of a tensor's elements is the loss:
 *
 * <pre>{@code
 * loss = 1/(batch * elements) * sum of x
 * }</pre>
 *
 * <p>It takes one tensor of any shape and no target. For what is to be minimised as it is: a
 * critic's score of what a generator made, or a loss that layers have computed.
 *
 * <pre>{@code
 * @MeanOf  Loss regret(Tensor cost);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface MeanOf {}
