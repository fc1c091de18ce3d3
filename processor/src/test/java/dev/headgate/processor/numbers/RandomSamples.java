package dev.headgate.processor.numbers;

import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.op.Definition.Sample;
import java.util.Random;
import java.util.stream.IntStream;

/** Draws an operation's attributes and input shapes that fit them. */
final class RandomSamples {

  private final Random random;

  private RandomSamples(Random random) {
    this.random = random;
  }

  static Sample of(String operation, Random random) {
    return new RandomSamples(random).of(operation);
  }

  private Sample of(String operation) {
    return switch (operation) {
      case "Conv2d" -> convolution();
      case "ConvTranspose2d" -> transposed();
      case "Dense" ->
          Sample.of(
              "@Dense(units = %d, bias = %b)".formatted(from(1, 20), random.nextBoolean()),
              Shape.of(from(1, 20)));
      case "MaxPool2d" -> pooling("@MaxPool2d", from(1, 2), "");
      case "AvgPool2d" ->
          pooling("@AvgPool2d", 1, ", countIncludePadding = " + random.nextBoolean());
      case "Reshape" -> reshape();
      case "LeakyRelu" ->
          Sample.of("@LeakyRelu(slope = %sf)".formatted(random.nextFloat()), shape());
      case "Add" -> new Sample("@Add", IntStream.range(0, from(2, 4)).mapToObj(i -> sum).toList());
      case "Concat" -> concat();
      case "Custom" -> custom();
      case "ArgMaxOneHot" -> argMaxOneHot();
      case "NearestCode" -> Sample.of("@NearestCode(codes = %d)".formatted(from(1, 9)), shape());
      case "Elu" -> Sample.of("@Elu(alpha = %sf)".formatted(2 * random.nextFloat()), shape());
      case "Gelu" -> Sample.of("@Gelu(approximate = %b)".formatted(random.nextBoolean()), shape());
      case "Softplus" ->
          Sample.of(
              "@Softplus(beta = %sf, threshold = %d)"
                  .formatted(0.2f + 3 * random.nextFloat(), from(0, 20)),
              shape());
      case "Softmax", "LogSoftmax" -> alongAxis("@" + operation + "(axis = %d)");
      case "LayerNorm" ->
          alongAxis(
              "@LayerNorm(axis = %%d, epsilon = %sf, affine = %b)"
                  .formatted(random.nextFloat(), random.nextBoolean()));
      case "BatchNorm" ->
          Sample.of(
              "@BatchNorm(momentum = %sf, epsilon = %sf, affine = %b, whenFrozen = Statistics.%s)"
                  .formatted(
                      random.nextFloat(),
                      0.1f + random.nextFloat(),
                      random.nextBoolean(),
                      random.nextBoolean() ? "BATCH" : "RUNNING"),
              shape());
      case "Dropout" -> Sample.of("@Dropout(rate = %sf)".formatted(random.nextFloat()), shape());
      case "Gaussian" -> {
        Shape shape = shape();
        yield Sample.of("@Gaussian", shape, shape);
      }
      case "Multiply" ->
          new Sample("@Multiply", IntStream.range(0, from(2, 4)).mapToObj(i -> sum).toList());
      case "Subtract" -> Sample.of("@Subtract", sum, sum);
      case "GlobalAvgPool2d" ->
          Sample.of(
              "@GlobalAvgPool2d(keepDims = %b)".formatted(random.nextBoolean()),
              Shape.of(from(1, 4), from(1, 6), from(1, 6)));
      case "Upsample2d" ->
          Sample.of(
              "@Upsample2d(scale = %s, mode = Interpolation.%s)"
                  .formatted(
                      text(from(1, 3), from(1, 4)), random.nextBoolean() ? "NEAREST" : "BILINEAR"),
              Shape.of(from(1, 3), from(1, 4), from(1, 4)));
      case "Slice" -> slice();
      case "Embedding" ->
          Sample.of(
              "@Embedding(vocabulary = %d, size = %d)".formatted(from(1, 12), from(1, 20)),
              shape());
      case "Huber" ->
          Sample.of("@Huber(delta = %sf)".formatted(0.05f + random.nextFloat()), shape());
      case "SoftmaxCrossEntropy", "NegativeLogLikelihood" ->
          Sample.of("@" + operation, shape().with(0, from(2, 5)));
      default -> Sample.of("@" + operation, shape());
    };
  }

  private final Shape sum = Shape.of(2, 3, 3);

  private int from(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  private Shape shape() {
    return switch (random.nextInt(3)) {
      case 0 -> Shape.of(from(1, 40));
      case 1 -> Shape.of(from(1, 6), from(1, 6));
      default -> Shape.of(from(1, 4), from(1, 6), from(1, 6));
    };
  }

  private Sample convolution() {
    int groups = from(1, 3);
    int[] kernel = {from(1, 3), from(1, 4)};
    int[] padding = {from(0, 2), from(0, 2)};
    int[] dilation = {from(1, 2), from(1, 3)};
    String source =
        "@Conv2d(filters = %d, kernel = %s, stride = %s, padding = %s, dilation = %s, groups = %d, bias = %b)"
            .formatted(
                groups * from(1, 3),
                text(kernel),
                text(from(1, 3), from(1, 2)),
                text(padding),
                text(dilation),
                groups,
                random.nextBoolean());
    return Sample.of(source, image(groups * from(1, 2), kernel, padding, dilation));
  }

  private Sample transposed() {
    int groups = from(1, 3);
    int[] kernel = {from(1, 3), from(1, 4)};
    int[] stride = {from(1, 3), from(1, 2)};
    int[] dilation = {from(1, 2), from(1, 3)};
    int[] more = {
      from(0, Math.max(stride[0], dilation[0]) - 1), from(0, Math.max(stride[1], dilation[1]) - 1)
    };
    String source =
        "@ConvTranspose2d(filters = %d, kernel = %s, stride = %s, padding = %s, dilation = %s, outputPadding = %s, groups = %d, bias = %b)"
            .formatted(
                groups * from(1, 3),
                text(kernel),
                text(stride),
                text(from(0, 1), from(0, 1)),
                text(dilation),
                text(more),
                groups,
                random.nextBoolean());
    return Sample.of(source, Shape.of(groups * from(1, 2), from(3, 5), from(3, 5)));
  }

  private Sample pooling(String annotation, int dilation, String more) {
    int[] kernel = {from(1, 3), from(1, 4)};
    int[] padding = {from(0, kernel[0] / 2), from(0, kernel[1] / 2)};
    String stride = random.nextBoolean() ? "" : ", stride = " + text(from(1, 3), from(1, 2));
    String source =
        annotation
            + "(kernel = "
            + text(kernel)
            + stride
            + ", padding = "
            + text(padding)
            + (dilation > 1 ? ", dilation = " + dilation : "")
            + more
            + ")";
    int[] none = {0, 0};
    return Sample.of(source, image(from(1, 3), kernel, none, new int[] {dilation, dilation}));
  }

  /** An image on which a window finds room. */
  private Shape image(int channels, int[] kernel, int[] padding, int[] dilation) {
    int[] size = new int[2];
    for (int i = 0; i < 2; i++) {
      int reach = dilation[i] * (kernel[i] - 1) + 1;
      size[i] = Math.max(1, reach - 2 * padding[i]) + from(0, 4);
    }
    return Shape.of(channels, size[0], size[1]);
  }

  private Sample reshape() {
    int a = from(1, 4);
    int b = from(1, 4);
    int c = from(1, 4);
    return switch (random.nextInt(3)) {
      case 0 -> Sample.of("@Reshape({%d, -1})".formatted(a * b), Shape.of(b, c, a));
      case 1 -> Sample.of("@Reshape({-1, %d, %d})".formatted(a, b), Shape.of(a * b * c));
      default -> Sample.of("@Reshape(%d)".formatted(a * b), Shape.of(a, b));
    };
  }

  private Sample concat() {
    int rank = from(1, 3);
    int axis = random.nextInt(rank);
    Shape shape = new Shape(IntStream.range(0, rank).mapToObj(i -> from(1, 5)).toList());
    return new Sample(
        "@Concat(axis = %d)".formatted(axis),
        IntStream.range(0, from(2, 4)).mapToObj(i -> shape.with(axis, from(1, 6))).toList());
  }

  private Sample alongAxis(String source) {
    Shape shape = shape();
    return Sample.of(source.formatted(random.nextInt(shape.rank())), shape);
  }

  private Sample slice() {
    Shape shape = shape();
    int axis = random.nextInt(shape.rank());
    int from = random.nextInt(shape.dimension(axis));
    int to = from(from + 1, shape.dimension(axis));
    return Sample.of("@Slice(axis = %d, from = %d, to = %d)".formatted(axis, from, to), shape);
  }

  private Sample custom() {
    Shape shape = shape();
    String samples = "dev.headgate.processor.samples.";
    return switch (random.nextInt(3)) {
      case 0 -> Sample.of("@Custom(" + samples + "Softplus.class)", shape);
      case 1 -> Sample.of("@Custom(" + samples + "Product.class)", shape, shape);
      default -> {
        int pairs = from(1, 9);
        yield Sample.of(
            "@Custom(value = " + samples + "Pairs.class, shape = " + pairs + ")",
            Shape.of(2, pairs));
      }
    };
  }

  private Sample argMaxOneHot() {
    Shape shape = shape();
    int axis = random.nextInt(shape.rank());
    return Sample.of("@ArgMaxOneHot(axis = %d)".formatted(axis), shape);
  }

  private String text(int... pair) {
    return pair[0] == pair[1] && random.nextBoolean()
        ? String.valueOf(pair[0])
        : "{" + pair[0] + ", " + pair[1] + "}";
  }
}
