package dev.headgate.processor.op;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Argument.Setting;
import dev.headgate.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The geometry constant of a convolution, also of the one whose adjoint a transposed convolution
 * is.
 */
final class ConvolutionGeometry {

  private ConvolutionGeometry() {}

  static Argument of(Shape from, Shape to, Window window, int groups) {
    List<Setting> settings = new ArrayList<>();
    settings.add(
        Setting.of(
            "of",
            from.dimension(0),
            from.dimension(1),
            from.dimension(2),
            to.dimension(0),
            to.dimension(1),
            to.dimension(2)));
    settings.addAll(window.settings());
    if (groups != 1) {
      settings.add(Setting.of("groups", groups));
    }
    return new Argument.Geometry("ConvolutionGeometry", settings);
  }
}
