package dev.headgate.processor.check;

import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.scan.Declaration;
import java.util.List;

/** Looks at one declaration by itself. */
@FunctionalInterface
public interface DeclarationCheck {

  void check(Declaration declaration, Reporter reporter);

  /** All of them. A declaration that passes these can be built into a graph but for shapes. */
  List<DeclarationCheck> ALL =
      List.of(
          new TypeCheck(),
          new MethodCheck(),
          new StepCheck(),
          new AttributeCheck(),
          new CustomCheck(),
          new UseCheck(),
          new NameCheck(),
          new CycleCheck(),
          new PlacementCheck(),
          new GradientCheck(),
          new AverageCheck(),
          new PhaseCheck(),
          new StraightThroughCheck(),
          new ResultCheck());
}
