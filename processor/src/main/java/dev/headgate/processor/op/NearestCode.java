package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.SAMPLES;
import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.weight;
import static dev.headgate.processor.op.Arguments.weightGradient;
import static dev.headgate.processor.op.Arguments.whole;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.ParameterSpec;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Shapes;
import java.util.List;

/**
 * {@code @NearestCode}: the nearest row of a codebook at each position (van den Oord et al. 2017).
 */
final class NearestCode extends Discrete {

  static final Definition DEFINITION =
      Definition.layer(
          "NearestCode",
          attributes -> new NearestCode(attributes.whole("codes", 1)),
          Definition.Sample.of("@NearestCode(codes = 4)", Shape.of(5)),
          Definition.Sample.of("@NearestCode(codes = 7)", Shape.of(2, 3, 4)),
          Definition.Sample.of("@NearestCode(codes = 1)", Shape.of(3, 2)));

  private final int codes;

  private NearestCode(int codes) {
    this.codes = codes;
  }

  @Override
  public String name() {
    return "nearestCode";
  }

  @Override
  public boolean hasParameters() {
    return true;
  }

  @Override
  public List<ParameterSpec> parameters(List<Shape> inputs) {
    int size = inputs.get(0).dimension(0);
    return List.of(
        new ParameterSpec("weight", Shape.of(codes, size), "CODEBOOK_UNIFORM", codes, size));
  }

  @Override
  public Rule forward(Shapes shapes) {
    return Rule.calls(
        KernelCall.of(
            "NearestCode",
            "forward",
            SAMPLES,
            size(shapes),
            positions(shapes),
            whole(codes),
            X,
            weight("weight"),
            Y));
  }

  /** Which row was taken can be told from the result, so that the input need not be kept. */
  @Override
  public Rule backwardParameter(String parameter, Shapes shapes) {
    return Rule.calls(
        KernelCall.of(
            "NearestCode",
            "backwardWeight",
            SAMPLES,
            size(shapes),
            positions(shapes),
            whole(codes),
            Y,
            weight("weight"),
            DY,
            weightGradient("weight")));
  }

  @Override
  public long multiplyAdds(Shapes shapes) {
    return (long) codes * shapes.input().size();
  }

  private static Argument size(Shapes shapes) {
    return whole(shapes.input().dimension(0));
  }

  private static Argument positions(Shapes shapes) {
    return whole(shapes.input().size() / shapes.input().dimension(0));
  }
}
