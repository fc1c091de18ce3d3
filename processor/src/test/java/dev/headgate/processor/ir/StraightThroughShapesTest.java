package dev.headgate.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StraightThroughShapesTest {

  /** Makes two features of whatever it gets; no layer of the registry changes shape and jumps. */
  private static final class Two implements Layer {
    @Override
    public String name() {
      return "two";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
      return Shape.of(2);
    }

    @Override
    public boolean differentiable(int argument) {
      return false;
    }

    @Override
    public Rule forward(Shapes shapes) {
      return Rule.calls();
    }

    @Override
    public Rule backwardInput(int argument, Shapes shapes) {
      throw new IllegalStateException("no derivative");
    }
  }

  @Test
  void aLayerThatKeepsTheShapeHandsItsCotangentOn() throws ShapeException {
    Layer through = new StraightThrough(new Two());
    Shape two = Shape.of(2);

    assertThat(through.outputShape(List.of(two))).isEqualTo(two);
    assertThat(through.differentiable(0)).isTrue();
    assertThat(through.backwardInput(0, new Shapes(List.of(two), two))).isEqualTo(Rule.same());
  }

  @Test
  void aLayerThatChangesTheShapeIsRefused() {
    assertThatThrownBy(() -> new StraightThrough(new Two()).outputShape(List.of(Shape.of(3))))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "@StraightThrough hands gradients on from a result to an input of the same shape, but"
                + " makes [2 features] of [3 features]");
  }
}
