package dev.headgate.processor.ir;

import java.util.List;

/** The shapes an operation works on: those of its inputs in order, and that of its result. */
public record Shapes(List<Shape> inputs, Shape output) {

  public Shapes {
    inputs = List.copyOf(inputs);
  }

  public Shape input() {
    return inputs.get(0);
  }

  public Shape input(int argument) {
    return inputs.get(argument);
  }
}
