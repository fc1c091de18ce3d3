package dev.headgate;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method whose value leaves the type that declares it.
 *
 * <p>In a {@link Model}: what {@code forward(...)} returns, each under its method's name; without
 * any, every node that feeds a loss is an output. In a {@link Subnetwork}: what a use of it yields;
 * without any, the single method that nothing else consumes. A value marked as output may still be
 * consumed by other methods.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Output {}
