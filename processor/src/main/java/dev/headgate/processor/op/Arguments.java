package dev.headgate.processor.op;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Argument.Scratch.Use;
import dev.headgate.processor.ir.Shape;

/**
 * Short names for the arguments of kernel calls, so that a rule reads like the call it stands for.
 */
final class Arguments {

  static final Argument SAMPLES = new Argument.Samples();
  static final Argument X = new Argument.Input(0);
  static final Argument Y = new Argument.Output();
  static final Argument DY = new Argument.OutputGradient();
  static final Argument DX = new Argument.InputGradient(0);

  /** Of a kernel that applies an activation to what it writes if asked to. */
  static final Argument FINISHING_SCRATCH = new Argument.Scratch(Use.FINISHES);

  /** Of a kernel that overwrites the gradient of parameters if asked to. */
  static final Argument OVERWRITING_SCRATCH = new Argument.Scratch(Use.OVERWRITES);

  /** Of one that, if no other call has to do with the gradient, may also keep it for the update. */
  static final Argument KEEPING_SCRATCH = new Argument.Scratch(Use.OVERWRITES_OR_KEEPS);

  /** Of a kernel whose threads share planes. */
  static final Argument SHARING_SCRATCH = new Argument.Scratch(Use.SHARES);

  static final Argument SCALE = new Argument.LossScale();

  private Arguments() {}

  static Argument input(int index) {
    return new Argument.Input(index);
  }

  static Argument inputGradient(int index) {
    return new Argument.InputGradient(index);
  }

  static Argument weight(String name) {
    return new Argument.Weight(name);
  }

  static Argument weightGradient(String name) {
    return new Argument.WeightGradient(name);
  }

  static Argument whole(int value) {
    return new Argument.Whole(value);
  }

  static Argument real(float value) {
    return new Argument.Real(value);
  }

  /** The number of planes of all samples of the call. */
  static Argument planes(Shape shape) {
    return new Argument.Count(shape.planes());
  }

  /** The number of elements of one plane. */
  static Argument positions(Shape shape) {
    return new Argument.Whole(shape.positions());
  }

  /** The number of elements of all samples of the call. */
  static Argument count(Shape shape) {
    return new Argument.Count(shape.size());
  }
}
