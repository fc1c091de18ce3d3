package dev.headgate.processor.ir;

import java.util.List;

/**
 * A layer whose result is treated, on the way back, as if it were its first input
 * ({@code @StraightThrough}); everything else is the layer's own.
 */
public record StraightThrough(Layer layer) implements Layer {

  @Override
  public String name() {
    return layer.name();
  }

  @Override
  public int minimumInputs() {
    return layer.minimumInputs();
  }

  @Override
  public int maximumInputs() {
    return layer.maximumInputs();
  }

  @Override
  public Shape outputShape(List<Shape> inputs) throws ShapeException {
    Shape output = layer.outputShape(inputs);
    if (!output.equals(inputs.get(0))) {
      throw new ShapeException(
          "@StraightThrough hands gradients on from a result to an input of the same shape, but"
              + " makes "
              + output.named()
              + " of "
              + inputs.get(0).named());
    }
    return output;
  }

  @Override
  public List<ParameterSpec> parameters(List<Shape> inputs) {
    return layer.parameters(inputs);
  }

  @Override
  public boolean hasParameters() {
    return layer.hasParameters();
  }

  @Override
  public boolean differentiable(int argument) {
    return argument == 0 || layer.differentiable(argument);
  }

  @Override
  public Rule forward(Shapes shapes) {
    return layer.forward(shapes);
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    return argument == 0 ? Rule.same() : layer.backwardInput(argument, shapes);
  }

  @Override
  public Rule backwardParameter(String parameter, Shapes shapes) {
    return layer.backwardParameter(parameter, shapes);
  }

  @Override
  public long multiplyAdds(Shapes shapes) {
    return layer.multiplyAdds(shapes);
  }
}
