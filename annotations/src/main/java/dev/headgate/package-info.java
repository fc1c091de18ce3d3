/**
 * What a user writes: the declaration of a model, {@link dev.headgate.Model}, of the subnetworks it
 * is made of, {@link dev.headgate.Subnetwork}, and of how one is used, {@link dev.headgate.Use}.
 * This package imports nothing but the JDK.
 *
 * <p>One rule wires a declaration together: <b>a parameter's name says whose result it takes</b>. A
 * parameter named like a method of the same type takes that method's result; any other name is an
 * input. Methods may stand in any order. Only abstract methods declare something; static, default
 * and other concrete members are the user's own.
 *
 * <p>Shapes are written for one sample, without the batch dimension, which always comes first and
 * is implicit: {@code [channels, height, width]} means {@code [batch, channels, height, width]} in
 * memory, {@code float32}, row-major.
 */
@NullMarked
package dev.headgate;

import org.jspecify.annotations.NullMarked;
