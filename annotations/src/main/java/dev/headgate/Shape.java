package dev.headgate;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The shape of one sample of a model's input: {@code @Shape({1, 56, 56}) Tensor image} is an image
 * of one channel, 56 high and 56 wide, handed in as {@code [batch, 1, 56, 56]}.
 *
 * <p>It stands on a parameter of a model's method whose name is no method of the model. An input
 * that several methods take is given its shape once; where the shape is repeated it is the same.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Shape {

  /**
   * The dimensions of one sample, outermost first, without the batch dimension; each at least 1.
   * Images are {@code {channels, height, width}}, feature vectors {@code {features}}, sequences of
   * tokens {@code {length}}.
   */
  int[] value();
}
