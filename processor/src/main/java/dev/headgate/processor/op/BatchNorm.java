package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DX;
import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.FINISHING_SCRATCH;
import static dev.headgate.processor.op.Arguments.SAMPLES;
import static dev.headgate.processor.op.Arguments.SHARING_SCRATCH;
import static dev.headgate.processor.op.Arguments.X;
import static dev.headgate.processor.op.Arguments.Y;
import static dev.headgate.processor.op.Arguments.real;
import static dev.headgate.processor.op.Arguments.weight;
import static dev.headgate.processor.op.Arguments.weightGradient;
import static dev.headgate.processor.op.Arguments.whole;

import dev.headgate.processor.ir.Argument;
import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.KernelCall.Kind;
import dev.headgate.processor.ir.Layer;
import dev.headgate.processor.ir.ParameterSpec;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.ir.Shapes;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code @BatchNorm}: each channel brought to mean 0 and variance 1, in training over the batch.
 *
 * @param statistics where it takes mean and variance from
 * @param batchWhenFrozen whether that is the batch also where it is frozen
 */
record BatchNorm(
    float momentum, float epsilon, boolean affine, boolean batchWhenFrozen, Statistics statistics)
    implements Layer {

  static final Definition DEFINITION =
      Definition.layer(
          "BatchNorm",
          BatchNorm::of,
          Definition.Sample.of("@BatchNorm", Shape.of(5)),
          Definition.Sample.of("@BatchNorm", Shape.of(2, 3, 4)),
          Definition.Sample.of("@BatchNorm(momentum = 0.3f, epsilon = 0.01f)", Shape.of(3, 2)),
          Definition.Sample.of("@BatchNorm(affine = false)", Shape.of(2, 3, 5)));

  /** Where mean and variance come from, and whether they are remembered. */
  enum Statistics {
    REMEMBERED_BATCH,
    BATCH,
    RUNNING
  }

  private static final String KERNELS = "BatchNormalization";
  private static final Argument BATCH_MEAN = new Argument.Extra(0);
  private static final Argument BATCH_VARIANCE = new Argument.Extra(1);
  private static final Argument UNBIASED = new Argument.Extra(2);

  static BatchNorm of(Attributes attributes) throws AttributeException {
    return new BatchNorm(
        attributes.share("momentum", true),
        attributes.positive("epsilon"),
        attributes.flag("affine"),
        attributes.constant("whenFrozen").equals("BATCH"),
        Statistics.REMEMBERED_BATCH);
  }

  private Layer with(Statistics others) {
    return others == statistics
        ? this
        : new BatchNorm(momentum, epsilon, affine, batchWhenFrozen, others);
  }

  @Override
  public Layer inference() {
    return with(Statistics.RUNNING);
  }

  @Override
  public Layer frozen() {
    return with(batchWhenFrozen ? Statistics.BATCH : Statistics.RUNNING);
  }

  @Override
  public boolean comparesSamples() {
    return statistics != Statistics.RUNNING;
  }

  @Override
  public String name() {
    return "batchNorm";
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public boolean hasParameters() {
    return true;
  }

  @Override
  public List<ParameterSpec> parameters(List<Shape> inputs) {
    Shape channels = Shape.of(inputs.get(0).dimension(0));
    List<ParameterSpec> specs = new ArrayList<>();
    if (affine) {
      specs.add(new ParameterSpec("scale", channels, "ONES", 1, 1));
      specs.add(new ParameterSpec("bias", channels, "ZEROS", 1, 1));
    }
    specs.add(ParameterSpec.memory("runningMean", channels, "ZEROS"));
    specs.add(ParameterSpec.memory("runningVariance", channels, "ONES"));
    return specs;
  }

  /** Mean, variance and unbiased variance of the batch. */
  @Override
  public List<Extra> extras(Shapes shapes) {
    Shape channels = Shape.of(shapes.input().dimension(0));
    return comparesSamples()
        ? List.of(
            new Extra("batch mean", channels),
            new Extra("batch variance", channels),
            new Extra("unbiased variance", channels))
        : List.of();
  }

  @Override
  public Rule forward(Shapes shapes) {
    List<Argument> tensors = new ArrayList<>(List.of(X, mean(), variance()));
    if (affine) {
      tensors.addAll(List.of(weight("scale"), weight("bias")));
    }
    tensors.addAll(List.of(Y, FINISHING_SCRATCH));
    KernelCall normalize = call("forward", shapes, List.of(real(epsilon)), tensors);
    return comparesSamples() ? Rule.calls(statistics(shapes), normalize) : Rule.calls(normalize);
  }

  private KernelCall statistics(Shapes shapes) {
    return call(
        "statistics",
        shapes,
        List.of(new Argument.Exchange(), new Argument.Name()),
        List.of(X, BATCH_MEAN, BATCH_VARIANCE, UNBIASED));
  }

  @Override
  public Rule backwardInput(int argument, Shapes shapes) {
    List<Argument> tensors = new ArrayList<>();
    if (comparesSamples()) {
      tensors.addAll(List.of(X, mean()));
    }
    tensors.add(variance());
    if (affine) {
      tensors.add(weight("scale"));
    }
    tensors.addAll(List.of(DY, DX, FINISHING_SCRATCH));
    return Rule.calls(
        comparesSamples()
            ? call(
                "backwardInput", shapes, List.of(real(epsilon), new Argument.Exchange()), tensors)
            : call("backwardFixed", shapes, List.of(real(epsilon)), tensors));
  }

  @Override
  public Rule backwardParameter(String parameter, Shapes shapes) {
    return parameter.equals("bias")
        ? Rule.calls(
            KernelCall.of(
                "Bias",
                "backward",
                SAMPLES,
                channels(shapes),
                positions(shapes),
                DY,
                weightGradient("bias"),
                SHARING_SCRATCH))
        : Rule.calls(
            call(
                "backwardScale",
                shapes,
                List.of(real(epsilon)),
                List.of(X, mean(), variance(), DY, weightGradient("scale"))));
  }

  @Override
  public Rule remember(Shapes shapes) {
    return statistics == Statistics.REMEMBERED_BATCH
        ? Rule.calls(
            remember(shapes, BATCH_MEAN, "runningMean"),
            remember(shapes, UNBIASED, "runningVariance"))
        : Rule.same();
  }

  private KernelCall remember(Shapes shapes, Argument seen, String memory) {
    return KernelCall.of(
        KERNELS, "remember", channels(shapes), real(momentum), seen, weight(memory));
  }

  /** One for each element of the mean, of the variance, of scale and bias. */
  @Override
  public long multiplyAdds(Shapes shapes) {
    return ((comparesSamples() ? 2 : 0) + (affine ? 2 : 1)) * shapes.output().elements();
  }

  private Argument mean() {
    return comparesSamples() ? BATCH_MEAN : weight("runningMean");
  }

  private Argument variance() {
    return comparesSamples() ? BATCH_VARIANCE : weight("runningVariance");
  }

  private static KernelCall call(
      String method, Shapes shapes, List<Argument> numbers, List<Argument> tensors) {
    List<Argument> arguments =
        new ArrayList<>(List.of(SAMPLES, channels(shapes), positions(shapes)));
    arguments.addAll(numbers);
    arguments.addAll(tensors);
    return new KernelCall(KERNELS, method, arguments, Kind.IN_PLACE);
  }

  private static Argument channels(Shapes shapes) {
    return whole(shapes.input().dimension(0));
  }

  private static Argument positions(Shapes shapes) {
    return whole(Axes.behind(0, shapes.input()));
  }
}
