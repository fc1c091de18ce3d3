package dev.headgate.processor.build;

import dev.headgate.processor.ir.ElementType;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.LossFunction;
import dev.headgate.processor.ir.Operation;
import dev.headgate.processor.ir.StraightThrough;
import dev.headgate.processor.op.AttributeException;
import dev.headgate.processor.op.Attributes;
import dev.headgate.processor.op.Definition;
import dev.headgate.processor.op.Registry;
import dev.headgate.processor.scan.Declaration.Applied;
import dev.headgate.processor.scan.Declaration.Method;

/** Makes operations of annotations whose attributes have been checked. */
final class Operations {

  /** A layer of a method, straight through where that is said of it and there is no other way. */
  Layer layer(Method method, Applied applied) {
    Layer layer = (Layer) create(applied);
    return method.straightThrough() != null && !layer.differentiable(0)
        ? new StraightThrough(layer)
        : layer;
  }

  LossFunction loss(Applied applied) {
    return (LossFunction) create(applied);
  }

  /** What the elements of what it takes are. */
  ElementType takes(Applied applied) {
    return definition(applied).takes();
  }

  /** How many of a method's layers hold parameters; where several do, their names say which. */
  long layersWithParameters(Method method) {
    return method.steps().stream()
        .filter(step -> step instanceof Applied applied && layer(method, applied).hasParameters())
        .count();
  }

  private static Operation create(Applied applied) {
    try {
      return definition(applied).factory().create(new Attributes(applied.values()));
    } catch (AttributeException e) {
      throw new IllegalStateException(
          "the attributes of " + applied.annotation() + " were not checked", e);
    }
  }

  private static Definition definition(Applied applied) {
    return Registry.find(applied.annotation())
        .orElseThrow(
            () -> new IllegalStateException(applied.annotation() + " is not in the registry"));
  }
}
