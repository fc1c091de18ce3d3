package dev.headgate.processor.ir;

import java.util.List;

/**
 * One argument of a kernel call, seen from the operation: roles, not places. What a backward rule
 * reads is read off its arguments, so an operation cannot forget to declare what has to be kept for
 * it.
 */
public sealed interface Argument {

  /** The operation's input number {@code index}. */
  record Input(int index) implements Argument {}

  /** The operation's result. */
  record Output() implements Argument {}

  /** A parameter tensor by its name within the operation, such as {@code weight}. */
  record Weight(String name) implements Argument {}

  /** The cotangent of the operation's result. */
  record OutputGradient() implements Argument {}

  /** The cotangent that leaves along input number {@code index}. */
  record InputGradient(int index) implements Argument {}

  /** The gradient of a parameter tensor, which the kernel adds to. */
  record WeightGradient(String name) implements Argument {}

  /** A tensor argument that begins {@code start} elements into the tensor. */
  record Part(Argument tensor, int start) implements Argument {}

  /** The number of samples of this call. */
  record Samples() implements Argument {}

  /** The number of samples times {@code perSample}. */
  record Count(int perSample) implements Argument {}

  /** A number known at compile time. */
  record Whole(int value) implements Argument {}

  /** A float known at compile time. */
  record Real(float value) implements Argument {}

  /** Where in the batch the samples of this call begin, in elements of this many a sample. */
  record Start(int perSample) implements Argument {}

  /** Number {@code index} of what the forward pass leaves for the gradients. */
  record Extra(int index) implements Argument {}

  /** What workers that share a batch tell each other. */
  record Exchange() implements Argument {}

  /** The name of the operation's result, for messages. */
  record Name() implements Argument {}

  /** What the operation's random numbers of this pass are derived from. */
  record Noise() implements Argument {}

  /**
   * What a loss's cotangent is multiplied by: its weight over the number of terms of its mean.
   *
   * @param scales what multiplies it besides
   */
  record LossScale(List<Scale> scales) implements Argument {
    public LossScale {
      scales = List.copyOf(scales);
    }

    public LossScale() {
      this(List.of());
    }
  }

  /** The product of gradient scales. */
  record Factor(List<Scale> scales) implements Argument {
    public Factor {
      scales = List.copyOf(scales);
    }
  }

  /**
   * The worker's scratch memory, as large as the largest geometry asks for.
   *
   * @param use what the kernel does if asked to by way of it
   */
  record Scratch(Use use) implements Argument {

    /** What a kernel can be asked to do. */
    public enum Use {
      /** Apply an activation to what it writes. */
      FINISHES,
      /** Overwrite the gradient of parameters that it would else add to. */
      OVERWRITES,
      /** The same, or leave it to the update to write it out. */
      OVERWRITES_OR_KEEPS,
      /** Nothing; it shares its work among threads, each of which takes a part of every plane. */
      SHARES
    }
  }

  /** A description of a layer's sizes, built once and kept in a constant of the generated class. */
  record Geometry(String type, List<Setting> settings) implements Argument {
    public Geometry {
      settings = List.copyOf(settings);
    }
  }

  /** One call in the construction of a {@link Geometry}, such as {@code stride(2, 2)}. */
  record Setting(String name, List<Object> values) {
    public Setting {
      values = List.copyOf(values);
    }

    public static Setting of(String name, Object... values) {
      return new Setting(name, List.of(values));
    }
  }
}
