package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lays a sample out as a vector: {@code [channels, height, width]} becomes {@code [channels *
 * height * width]}, row-major; any shape is accepted. Nothing is computed and nothing is copied.
 *
 * <pre>{@code
 * @Flatten @Dense(units = 10)  Tensor scores(Tensor features);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Flatten {}
