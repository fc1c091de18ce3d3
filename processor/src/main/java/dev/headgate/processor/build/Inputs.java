package dev.headgate.processor.build;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.ir.Input;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Parameter;
import dev.headgate.processor.scan.Declaration.ShapeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the shapes of a model's inputs and what their elements are. */
record Inputs(Declaration model, Reporter reporter) {

  /** The inputs in order of first appearance, or nothing where a shape is wrong. */
  Optional<List<Input>> read() {
    Integers integers = new Integers(model);
    List<Input> inputs = new ArrayList<>();
    for (String name : model.inputs()) {
      Shape shape = shape(name);
      if (shape == null) {
        return Optional.empty();
      }
      inputs.add(new Input(name, shape, integers.type(name)));
    }
    return Optional.of(inputs);
  }

  private @Nullable Shape shape(String name) {
    Shape shape = null;
    for (ShapeUse use : uses(name)) {
      Shape next = new Shape(use.dimensions());
      boolean positive = next.dimensions().stream().allMatch(dimension -> dimension >= 1);
      if (!positive || next.rank() == 0 || !Sizes.fits(next)) {
        reporter.report(
            Problem.SHAPE_VALUE,
            use.origin(),
            "@Shape("
                + next.toString().replace('[', '{').replace(']', '}')
                + ") of \""
                + name
                + "\" is no shape: write the dimensions of one sample, each at least 1,"
                + " at most "
                + Sizes.LIMIT
                + " elements in all; the batch dimension is implicit and left out");
        return null;
      }
      if (shape != null && !shape.equals(next)) {
        reporter.report(
            Problem.SHAPE_CONFLICT,
            use.origin(),
            "\""
                + name
                + "\" has the shape "
                + next
                + " here and "
                + shape
                + " elsewhere: give it once");
        return null;
      }
      shape = next;
    }
    return shape;
  }

  private List<ShapeUse> uses(String name) {
    List<ShapeUse> uses = new ArrayList<>();
    model.methods().stream()
        .flatMap(method -> method.parameters().stream())
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::shape)
        .forEach(
            use -> {
              if (use != null) {
                uses.add(use);
              }
            });
    return uses;
  }
}
