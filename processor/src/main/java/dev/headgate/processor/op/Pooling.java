package dev.headgate.processor.op;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.Argument.Setting;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.ShapeException;
import dev.headgate.processor.ir.Shapes;
import dev.headgate.processor.ir.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** What both poolings share: a window over each channel, no parameters. */
abstract class Pooling implements Layer {

  final Window window;

  Pooling(Window window) throws AttributeException {
    this.window = window;
    requireHalf(window.padding().height(), window.kernel().height());
    requireHalf(window.padding().width(), window.kernel().width());
  }

  /** More padding than half a kernel would leave windows with nothing but padding in them. */
  private static void requireHalf(int padding, int kernel) throws AttributeException {
    if (padding > kernel / 2) {
      throw new AttributeException(
          "padding",
          "padding = "
              + padding
              + " is more than half of kernel = "
              + kernel
              + ": write at most "
              + kernel / 2);
    }
  }

  @Override
  public Shape outputShape(List<Shape> inputs) throws ShapeException {
    Shape input = inputs.get(0);
    ImageShapes.requireImage(annotation(), input);
    Shape output =
        ImageShapes.slide(
            input,
            input.dimension(0),
            window.kernel(),
            window.stride(),
            window.padding(),
            window.dilation());
    requireCells("height", input.dimension(1), output.dimension(1), Size::height);
    requireCells("width", input.dimension(2), output.dimension(2), Size::width);
    return output;
  }

  /** A dilated window may step over a small image without meeting any of it. */
  private void requireCells(String dimension, int in, int out, ToIntFunction<Size> along)
      throws ShapeException {
    int dilation = along.applyAsInt(window.dilation());
    for (int o = 0; dilation > 1 && o < out; o++) {
      long first =
          (long) o * along.applyAsInt(window.stride()) - along.applyAsInt(window.padding());
      long skipped = first < 0 ? (-first + dilation - 1) / dilation : 0;
      boolean meets =
          skipped < along.applyAsInt(window.kernel()) && first + skipped * dilation < in;
      if (!meets) {
        throw new ShapeException(
            "a window would lie on padding alone, because its dilation of "
                + dilation
                + " steps over the input's "
                + dimension
                + " of "
                + in
                + "; use less padding or dilation");
      }
    }
  }

  /** The annotation as the user writes it. */
  abstract String annotation();

  Argument geometry(Shapes shapes, Setting... more) {
    Shape in = shapes.input();
    Shape out = shapes.output();
    List<Setting> settings = new ArrayList<>();
    settings.add(
        Setting.of(
            "of",
            in.dimension(0),
            in.dimension(1),
            in.dimension(2),
            out.dimension(1),
            out.dimension(2)));
    settings.addAll(window.settings());
    settings.addAll(List.of(more));
    settings.add(Setting.of("build"));
    return new Argument.Geometry("PoolingGeometry", settings);
  }
}
