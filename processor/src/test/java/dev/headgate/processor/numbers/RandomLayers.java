package dev.headgate.processor.numbers;

import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.samples.Pairs;
import dev.headgate.processor.samples.Product;
import dev.headgate.processor.samples.Softplus;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Draws a layer that fits its inputs, small enough that its gradients can be had by differences.
 */
final class RandomLayers {

  private static final int LARGEST = 120;
  private static final List<String> ACTIVATIONS =
      List.of(
          "@Relu",
          "@LeakyRelu",
          "@LeakyRelu(slope = 0.2f)",
          "@Sigmoid",
          "@Tanh",
          "@Elu",
          "@Gelu",
          "@Gelu(approximate = true)",
          "@Silu",
          "@Softplus",
          "@Softplus(beta = 2)",
          custom(Softplus.class));

  private final Random random;

  RandomLayers(Random random) {
    this.random = random;
  }

  /** An operation as a user would write it. */
  private static String custom(Class<?> operation) {
    return "@Custom(" + operation.getName() + ".class)";
  }

  /** An annotation and what it makes of its input, which has no name yet. */
  record Drawn(String annotation, Value result) {}

  /** A layer for one input, or nothing where the draw does not fit. */
  Optional<Drawn> one(Value x) {
    Optional<Drawn> drawn =
        switch (x.shape().rank()) {
          case 1 ->
              switch (random.nextInt(9)) {
                case 0, 1, 2 -> Optional.of(dense(x));
                case 3 -> unflatten(x);
                case 8 -> pairs(x);
                case 4, 5 -> Optional.of(activation(x));
                default -> Optional.of(anyShape(x));
              };
          case 3 ->
              switch (random.nextInt(13)) {
                case 0, 1, 2 -> convolution(x);
                case 3, 4 -> transposed(x);
                case 5 -> x.distinct() ? pooling("@MaxPool2d", x) : Optional.empty();
                case 6 -> pooling("@AvgPool2d", x);
                case 7 -> Optional.of(flatten(x));
                case 8, 9 -> Optional.of(activation(x));
                case 10 -> Optional.of(random.nextBoolean() ? globalAverage(x) : upsampling(x));
                default -> Optional.of(anyShape(x));
              };
          default ->
              switch (random.nextInt(3)) {
                case 0 -> Optional.of(flatten(x));
                case 1 -> Optional.of(activation(x));
                default -> Optional.of(anyShape(x));
              };
        };
    return drawn.filter(d -> d.result().shape().elements() <= LARGEST);
  }

  /** A layer for two or three inputs, or nothing where they do not go together. */
  Optional<Drawn> several(List<Value> inputs) {
    Value first = inputs.get(0);
    boolean learned = inputs.stream().anyMatch(Value::learned);
    boolean distinct = inputs.stream().allMatch(Value::distinct);
    boolean same = inputs.stream().allMatch(value -> value.shape().equals(first.shape()));
    if (same && random.nextInt(3) > 0) {
      String source =
          switch (random.nextInt(6)) {
            case 0 -> "@Multiply";
            case 1 -> inputs.size() == 2 ? "@Subtract" : "@Multiply";
            case 5 -> inputs.size() == 2 ? custom(Product.class) : "@Multiply";
            case 2 -> inputs.size() == 2 ? "@Gaussian" : "@Add";
            default -> "@Add";
          };
      return Optional.of(new Drawn(source, new Value("", first.shape(), learned, false, distinct)));
    }
    int axis = random.nextInt(first.shape().rank());
    int length = 0;
    for (Value input : inputs) {
      boolean fits =
          input.shape().rank() == first.shape().rank()
              && input.shape().with(axis, 1).equals(first.shape().with(axis, 1));
      if (!fits) {
        return Optional.empty();
      }
      length += input.shape().dimension(axis);
    }
    boolean channels = axis == 0 && first.shape().rank() == 3;
    boolean probability = inputs.stream().allMatch(Value::probability);
    Value result =
        new Value("", first.shape().with(axis, length), learned, probability, distinct && channels);
    return Optional.of(new Drawn(axis == 0 ? "@Concat" : "@Concat(axis = " + axis + ")", result))
        .filter(d -> d.result().shape().elements() <= LARGEST);
  }

  private int from(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  private static Value made(Value of, Shape shape, boolean parameters) {
    return new Value("", shape, of.learned() || parameters, false, of.distinct());
  }

  Drawn dense(Value x) {
    int units = from(1, Math.max(1, Math.min(5, LARGEST / x.shape().size())));
    String bias = random.nextInt(4) == 0 ? ", bias = false" : "";
    return new Drawn("@Dense(units = " + units + bias + ")", made(x, Shape.of(units), true));
  }

  Drawn activation(Value x) {
    String annotation = ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size()));
    return new Drawn(annotation, made(x, x.shape(), false));
  }

  /** A custom layer whose result has a shape of its own. */
  private static Optional<Drawn> pairs(Value x) {
    int pairs = x.shape().size() / 2;
    if (x.shape().size() % 2 != 0) {
      return Optional.empty();
    }
    String source = "@Custom(value = %s.class, shape = %d)".formatted(Pairs.class.getName(), pairs);
    return Optional.of(new Drawn(source, made(x, Shape.of(pairs), false)));
  }

  /** A layer along an axis, which there is in every shape, or one that takes any. */
  private Drawn anyShape(Value x) {
    int axis = random.nextInt(x.shape().rank());
    return switch (random.nextInt(7)) {
      case 0 -> new Drawn("@Softmax(axis = " + axis + ")", made(x, x.shape(), false));
      case 1 -> new Drawn("@LogSoftmax(axis = " + axis + ")", made(x, x.shape(), false));
      case 2 -> slice(x, axis);
      case 3, 4 -> batchNorm(x);
      case 5 -> dropout(x);
      default -> layerNorm(x, axis);
    };
  }

  private Drawn slice(Value x, int axis) {
    int from = random.nextInt(x.shape().dimension(axis));
    int to = from(from + 1, x.shape().dimension(axis));
    return new Drawn(
        "@Slice(axis = %d, from = %d, to = %d)".formatted(axis, from, to),
        new Value("", x.shape().with(axis, to - from), x.learned(), x.probability(), x.distinct()));
  }

  /** With an epsilon that keeps the gradient of what hardly varies within what float32 can tell. */
  private Drawn layerNorm(Value x, int axis) {
    boolean affine = random.nextInt(3) > 0;
    String source = "@LayerNorm(axis = " + axis + ", epsilon = 0.1f, affine = " + affine + ")";
    return new Drawn(source, made(x, x.shape(), affine));
  }

  /** With an epsilon like that of layer normalisation. */
  private Drawn batchNorm(Value x) {
    boolean affine = random.nextInt(3) > 0;
    String frozen = random.nextInt(3) == 0 ? ", whenFrozen = Statistics.BATCH" : "";
    String source = "@BatchNorm(epsilon = 0.1f, affine = " + affine + frozen + ")";
    return new Drawn(source, made(x, x.shape(), affine));
  }

  /** Several elements are 0 then, of which none is the only largest. */
  private Drawn dropout(Value x) {
    String source = "@Dropout(rate = " + random.nextInt(10) / 10f + "f)";
    return new Drawn(source, new Value("", x.shape(), x.learned(), false, false));
  }

  private Drawn globalAverage(Value x) {
    boolean keepDims = random.nextBoolean();
    int channels = x.shape().dimension(0);
    Shape shape = keepDims ? Shape.of(channels, 1, 1) : Shape.of(channels);
    return new Drawn("@GlobalAvgPool2d(keepDims = " + keepDims + ")", made(x, shape, false));
  }

  private Drawn upsampling(Value x) {
    int[] scale = {from(1, 2), from(1, 3)};
    String mode = random.nextBoolean() ? "NEAREST" : "BILINEAR";
    Shape in = x.shape();
    Shape shape = Shape.of(in.dimension(0), in.dimension(1) * scale[0], in.dimension(2) * scale[1]);
    return new Drawn(
        "@Upsample2d(scale = {%d, %d}, mode = Interpolation.%s)"
            .formatted(scale[0], scale[1], mode),
        new Value("", shape, x.learned(), false, false));
  }

  /**
   * A layer without a derivative. Where one can give the same number twice, which then moves twice
   * where the gradient passes straight through, what follows takes care that no kink lies there.
   */
  Optional<Drawn> discrete(Value x) {
    String through = random.nextBoolean() ? " @StraightThrough" : "";
    if (random.nextBoolean()) {
      Value codes = new Value("", x.shape(), true, false, false);
      return Optional.of(new Drawn("@NearestCode(codes = " + from(1, 4) + ")" + through, codes));
    }
    if (!x.distinct()) {
      return Optional.empty(); // what is equal but for its rounding may be told apart by that
    }
    int axis = random.nextInt(x.shape().rank());
    String choice = random.nextBoolean() ? "@Round" : "@ArgMaxOneHot(axis = " + axis + ")";
    int units = from(1, Math.max(1, Math.min(5, LARGEST / x.shape().size())));
    return Optional.of(
        new Drawn(
            choice + through + " @Flatten @Dense(units = " + units + ")",
            new Value("", Shape.of(units), true, false, false)));
  }

  static Drawn flatten(Value x) {
    Shape flat = Shape.of(x.shape().size());
    return new Drawn("@Flatten", new Value("", flat, x.learned(), x.probability(), false));
  }

  private Optional<Drawn> unflatten(Value x) {
    int rows = from(2, 3);
    int size = x.shape().size();
    if (size % rows != 0) {
      return Optional.empty();
    }
    boolean image = random.nextBoolean();
    String source = image ? "@Reshape({1, " + rows + ", -1})" : "@Reshape({-1, " + rows + "})";
    Shape shape = image ? Shape.of(1, rows, size / rows) : Shape.of(size / rows, rows);
    return Optional.of(
        new Drawn(source, new Value("", shape, x.learned(), x.probability(), false)));
  }

  private Optional<Drawn> convolution(Value x) {
    int groups = x.shape().dimension(0) % 2 == 0 && random.nextInt(3) == 0 ? 2 : 1;
    int filters = groups * from(1, groups == 1 ? 3 : 1);
    int[] kernel = {from(1, 3), from(1, 3)};
    int stride = from(1, 2);
    int padding = from(0, 1);
    int dilation = random.nextInt(4) == 0 ? 2 : 1;
    int height = slide(x.shape().dimension(1), kernel[0], stride, padding, dilation);
    int width = slide(x.shape().dimension(2), kernel[1], stride, padding, dilation);
    if (height < 1 || width < 1) {
      return Optional.empty();
    }
    String source =
        "@Conv2d(filters = %d, kernel = {%d, %d}, stride = %d, padding = %d, dilation = %d, groups = %d, bias = %b)"
            .formatted(
                filters, kernel[0], kernel[1], stride, padding, dilation, groups, from(0, 3) > 0);
    return Optional.of(new Drawn(source, made(x, Shape.of(filters, height, width), true)));
  }

  private Optional<Drawn> transposed(Value x) {
    int filters = from(1, 2);
    int kernel = from(1, 3);
    int stride = from(1, 2);
    int padding = from(0, 1);
    int more = random.nextInt(stride);
    int height = (x.shape().dimension(1) - 1) * stride - 2 * padding + kernel + more;
    int width = (x.shape().dimension(2) - 1) * stride - 2 * padding + kernel + more;
    if (height < 1 || width < 1) {
      return Optional.empty();
    }
    String source =
        "@ConvTranspose2d(filters = %d, kernel = %d, stride = %d, padding = %d, outputPadding = %d)"
            .formatted(filters, kernel, stride, padding, more);
    return Optional.of(new Drawn(source, made(x, Shape.of(filters, height, width), true)));
  }

  private Optional<Drawn> pooling(String annotation, Value x) {
    int kernel = from(1, 2);
    int stride = from(1, 2);
    int padding = from(0, kernel / 2);
    int height = slide(x.shape().dimension(1), kernel, stride, padding, 1);
    int width = slide(x.shape().dimension(2), kernel, stride, padding, 1);
    if (height < 1 || width < 1) {
      return Optional.empty();
    }
    String source =
        "%s(kernel = %d, stride = %d, padding = %d)".formatted(annotation, kernel, stride, padding);
    Shape shape = Shape.of(x.shape().dimension(0), height, width);
    return Optional.of(new Drawn(source, made(x, shape, false)));
  }

  private static int slide(int in, int kernel, int stride, int padding, int dilation) {
    int room = in + 2 * padding - dilation * (kernel - 1) - 1;
    return room < 0 ? 0 : room / stride + 1;
  }
}
