package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DX;
import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.whole;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import dev.headgate.processor.ir.Size;
import java.util.List;

/** {@code @Upsample2d}: an image enlarged by whole factors. */
record Upsample2d(Size scale, boolean bilinear) implements Layer {

  static final Definition DEFINITION =
      Definition.layer(
          "Upsample2d",
          Upsample2d::of,
          Definition.Sample.of("@Upsample2d", Shape.of(2, 3, 4)),
          Definition.Sample.of("@Upsample2d(scale = {3, 1})", Shape.of(1, 2, 3)),
          Definition.Sample.of("@Upsample2d(mode = Interpolation.BILINEAR)", Shape.of(2, 3, 4)),
          Definition.Sample.of(
              "@Upsample2d(scale = {1, 3}, mode = Interpolation.BILINEAR)", Shape.of(2, 1, 3)));

  static Upsample2d of(Attributes attributes) throws AttributeException {
    return new Upsample2d(
        attributes.size("scale", 1), attributes.constant("mode").equals("BILINEAR"));
  }

  @Override
  public String name() {
    return "upsample2d";
  }

  @Override
  public Shape outputShape(List<Shape> inputs) throws ShapeException {
    Shape input = inputs.get(0);
    ImageShapes.requireImage("@Upsample2d", input);
    return Shape.of(
        input.dimension(0),
        Math.multiplyExact(input.dimension(1), scale.height()),
        Math.multiplyExact(input.dimension(2), scale.width()));
  }

  @Override
  public Rule forward(Shapes shapes) {
    return call("forward", shapes, X, Y);
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return call("backward", shapes, DY, DX);
  }

  /** Four neighbours for each new pixel; nearest neighbours are only copied. */
  @Override
  public long multiplyAdds(Shapes shapes) {
    return bilinear ? 4 * shapes.output().elements() : 0;
  }

  private Rule call(String method, Shapes shapes, Argument from, Argument to) {
    Shape input = shapes.input();
    return Rule.calls(
        KernelCall.of(
            bilinear ? "BilinearUpsampling" : "NearestUpsampling",
            method,
            new Argument.Count(input.dimension(0)),
            whole(input.dimension(1)),
            whole(input.dimension(2)),
            whole(scale.height()),
            whole(scale.width()),
            from,
            to));
  }
}
