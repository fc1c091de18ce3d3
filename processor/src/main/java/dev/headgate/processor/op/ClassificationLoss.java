package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.SAMPLES;
import static dev.headgate.processor.op.Arguments.input;
import static dev.headgate.processor.op.Arguments.whole;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.ElementType;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.KernelCall.Kind;
import dev.headgate.processor.ir.LossFunction;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import java.util.ArrayList;
import java.util.List;

/**
 * A loss of classes: a number for each class along the first axis against integer classes, one for
 * each position behind it.
 */
abstract class ClassificationLoss implements LossFunction {

  /** The kernel class. */
  abstract String kernel();

  /** What the numbers are, such as {@code logits}. */
  abstract String numbers();

  /** What to write instead where there is one class only. */
  abstract String forOneClass();

  @Override
  public final List<Role> roles() {
    return List.of(Role.of("the " + numbers()), Role.fed("the classes", ElementType.INT));
  }

  @Override
  public final Shape shape(int argument, Shape numbers) throws ShapeException {
    if (numbers.dimension(0) < 2) {
      throw new ShapeException(
          "@"
              + kernel()
              + " takes "
              + numbers()
              + " of at least two classes, but got "
              + numbers.named()
              + "; "
              + forOneClass());
    }
    return argument == 0 ? numbers : new Shape(numbers.dimensions().subList(1, numbers.rank()));
  }

  @Override
  public final int choices(Shapes shapes) {
    return shapes.input().dimension(0);
  }

  @Override
  public final int terms(Shape numbers) {
    return numbers.size() / numbers.dimension(0);
  }

  @Override
  public final Rule forward(Shapes shapes) {
    return Rule.calls(call("forward", shapes, input(0), input(1)));
  }

  /** A call for so many samples, classes and positions. */
  final KernelCall call(String method, Shapes shapes, Argument... more) {
    List<Argument> arguments = new ArrayList<>();
    arguments.add(SAMPLES);
    arguments.add(whole(choices(shapes)));
    arguments.add(whole(terms(shapes.input())));
    arguments.addAll(List.of(more));
    return new KernelCall(kernel(), method, arguments, Kind.PLAIN);
  }
}
