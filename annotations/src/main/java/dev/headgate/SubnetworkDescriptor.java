package dev.headgate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the class file of a {@link Subnetwork} does not keep: the order of its methods and the names
 * of their parameters. The compiler writes a class with this annotation beside each subnetwork and
 * reads it where a subnetwork comes from a jar. Not for use by hand.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SubnetworkDescriptor {

  /** Each abstract method in the order of the source, such as {@code "features(hidden)"}. */
  String[] value();
}
