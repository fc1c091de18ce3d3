package dev.headgate.benchmarks.kernel;

import java.util.ArrayList;
import java.util.List;

/** The convolutions of the two-losses model and of a ResNet, in all three directions. */
final class ConvolutionCases {
  private final List<KernelCase> cases = new ArrayList<>();

  private ConvolutionCases() {
    add("20->40 4x4 on 54x54", new double[] {0.85, 0.75, 0.70}, 20, 54, 40, 4, 1, 0);
    double[] none = {0, 0, 0};
    add("5->20 4x4 on 54x54", none, 5, 54, 20, 4, 1, 0);
    add("1->20 3x3 on 56x56", none, 1, 56, 20, 3, 1, 0);
    add("40->2 3x3 on 51x51", none, 40, 51, 2, 3, 1, 0);
    add("64->64 3x3 on 56x56", none, 64, 56, 64, 3, 1, 1);
    add("256->256 3x3 on 14x14", none, 256, 14, 256, 3, 1, 1);
    add("256->64 1x1 on 56x56", none, 256, 56, 64, 1, 1, 0);
    add("3->64 7x7 on 224x224, stride 2", none, 3, 224, 64, 7, 2, 3);
  }

  static List<KernelCase> all() {
    return new ConvolutionCases().cases;
  }

  private void add(
      String name,
      double[] targets,
      int channels,
      int side,
      int filters,
      int kernel,
      int stride,
      int padding) {
    var convolution = new SquareConvolution(1, channels, side, filters, kernel, stride, padding);
    float[] dy = convolution.y().clone();
    Floats.fill(convolution.x());
    Floats.fill(convolution.weight());
    Floats.fill(dy);
    double work = convolution.multiplyAdds();
    cases.add(KernelCase.convolution(name + ", forward", work, targets[0], convolution::forward));
    cases.add(
        KernelCase.convolution(
            name + ", backward-data", work, targets[1], () -> convolution.backwardInput(dy)));
    cases.add(
        KernelCase.convolution(
            name + ", backward-weights", work, targets[2], () -> convolution.backwardWeight(dy)));
  }
}
