package dev.headgate.gradient;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where the gradients that the given losses have for the parameters of this subnetwork have a
 * negative inner product, each is projected on the normal plane of the other before they are added
 * up (PCGrad: Yu et al., "Gradient Surgery for Multi-Task Learning", 2020). Gradients of other
 * losses are added as they are.
 *
 * <pre>{@code
 * @Use(Trunk.class) @ProjectConflicts({"clothes", "rotation"})  Tensor features(Tensor image);
 * }</pre>
 *
 * <p>All parameters of the instance count as one vector, nested subnetworks included. With more
 * than two losses each is projected on the others in the order given here, where the paper draws
 * the order, so that results repeat. Written on a type it holds for all its instances, written on a
 * use for that instance, whatever the type says. Uses of a shared instance that carry it say the
 * same, and it holds for those that do not.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ProjectConflicts {

  /** Names of at least two losses. */
  String[] value();
}
