package dev.headgate.processor.grad;

import dev.headgate.processor.ir.Input;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.ir.Parameter;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.route.Slot;

/**
 * What a kernel call reads or writes. Every tensor but a gradient of parameters is written by one
 * step only.
 */
public sealed interface Tensor {

  Shape shape();

  /** An array that the caller handed in. */
  record Caller(Input input) implements Tensor {
    @Override
    public Shape shape() {
      return input.shape();
    }
  }

  /** A node's result. */
  record Activation(Node node) implements Tensor {
    @Override
    public Shape shape() {
      return node.shape();
    }
  }

  /** A cotangent, or a part of one that still has to be added to others. Compared by identity. */
  final class Cotangent implements Tensor {
    private final String name;
    private final Shape shape;

    Cotangent(String name, Shape shape) {
      this.name = name;
      this.shape = shape;
    }

    /** Words for it, such as {@code net1.features gradient of loss1}. */
    public String name() {
      return name;
    }

    @Override
    public Shape shape() {
      return shape;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A parameter tensor. */
  record Weights(Parameter parameter) implements Tensor {
    @Override
    public Shape shape() {
      return parameter.shape();
    }
  }

  /** What a node's forward pass leaves for its gradients besides its result. */
  record Extra(Node node, Layer.Extra kept) implements Tensor {
    @Override
    public Shape shape() {
      return kept.shape();
    }
  }

  /** The gradient of a parameter tensor, which calls add to, in one of the places for it. */
  record WeightGradient(Parameter parameter, Slot slot) implements Tensor {
    @Override
    public Shape shape() {
      return parameter.shape();
    }
  }
}
