package dev.headgate;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a reusable part of a model: an interface or abstract class whose abstract methods are
 * layers or uses of other subnetworks.
 *
 * <p>A subnetwork has no shapes of its own. Its inputs, the parameter names that are no method of
 * it, are bound positionally, in order of first appearance, to the arguments of the {@link Use}
 * that applies it. Its result is its {@link Output} methods or, where there is none, the single
 * method that nothing else consumes.
 *
 * <pre>{@code
 * @Subnetwork
 * public interface Encoder {
 *   @Conv2d(filters = 5, kernel = 3) @Relu  Tensor hidden(Tensor input);
 *   @Conv2d(filters = 20, kernel = 4)       Tensor features(Tensor hidden);
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Subnetwork {}
