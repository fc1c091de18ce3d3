/**
 * Layers. Each stands on a method that returns {@link dev.headgate.Tensor}; several on one method
 * apply from top to bottom, or left to right. This package imports nothing but the JDK.
 *
 * <p>Attributes that exist once per dimension are arrays and take one number for all dimensions or
 * one for each, height first: {@code kernel = 3}, {@code kernel = {3, 5}}. All attributes are
 * constant expressions.
 *
 * <p>A layer's parameters are named {@code <instance>.<method>.weight} and {@code
 * <instance>.<method>.bias}, where the instance is that of the enclosing {@link dev.headgate.Use};
 * a layer declared directly in a model has no instance in front. Where several layers of one method
 * carry parameters, each is qualified by the layer's name: {@code net1.hidden.conv2d.weight}. The
 * same layer does not stand twice on one method.
 */
@NullMarked
package dev.headgate.layer;

import org.jspecify.annotations.NullMarked;
