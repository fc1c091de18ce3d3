package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rectifier, {@code y = max(x, 0)}, element by element; any shape, which it keeps. Its gradient
 * is 0 where {@code x} is 0.
 *
 * <pre>{@code
 * @Conv2d(filters = 8, kernel = 3) @Relu  Tensor hidden(Tensor input);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Relu {}
