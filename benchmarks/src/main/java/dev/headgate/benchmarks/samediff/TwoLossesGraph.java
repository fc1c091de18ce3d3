package dev.headgate.benchmarks.samediff;

import dev.headgate.benchmarks.work.TwoLosses;
import dev.headgate.benchmarks.work.Values;
import java.util.Iterator;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.DeConv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;

/** The two-losses model. */
final class TwoLossesGraph {
  private final TrainingGraph training = new TrainingGraph();
  private final SameDiff graph = training.graph;

  /** Weight and bias of each layer in turn. */
  private final Iterator<Values> parameters;

  private TwoLossesGraph(TwoLosses work) {
    parameters = work.parameters().iterator();
    SDVariable image = training.feature("image", TrainingGraph.array(work.image()));
    SDVariable target1 = training.label("target1", TrainingGraph.array(work.target1()));
    SDVariable target2 = training.label("target2", TrainingGraph.array(work.target2()));
    SDVariable features = convolution(relu(convolution(image, 3)), 4);
    SDVariable picture = graph.nn().sigmoid(transposed(relu(transposed(features, 4)), 3));
    SDVariable parts = relu(convolution(relu(convolution(picture, 3)), 4));
    SDVariable maps = graph.nn().sigmoid(convolution(parts, 3));
    graph.loss().meanSquaredError(TwoLosses.LOSS1, target1, features, null);
    graph.loss().logLoss(TwoLosses.LOSS2, target2, maps);
    training.finish(TwoLosses.RATE, TwoLosses.LOSS1, TwoLosses.LOSS2);
  }

  static TrainingGraph of(TwoLosses work) {
    return new TwoLossesGraph(work).training;
  }

  private SDVariable relu(SDVariable x) {
    return graph.nn().relu(x, 0);
  }

  /**
   * Weights stand as [kernel height, kernel width, channels, filters] here: the gradient ignores
   * that other formats were asked for.
   */
  private SDVariable convolution(SDVariable x, int kernel) {
    SDVariable weight = training.parameter(parameters.next(), 2, 3, 1, 0);
    SDVariable bias = training.parameter(parameters.next());
    Conv2DConfig config =
        Conv2DConfig.builder()
            .kH(kernel)
            .kW(kernel)
            .paddingMode(PaddingMode.VALID)
            .dataFormat(Conv2DConfig.NCHW)
            .build();
    return graph.cnn().conv2d(x, weight, bias, config);
  }

  /** Weights stand as [kernel height, kernel width, filters, channels] here. */
  private SDVariable transposed(SDVariable x, int kernel) {
    SDVariable weight = training.parameter(parameters.next(), 2, 3, 1, 0);
    SDVariable bias = training.parameter(parameters.next());
    DeConv2DConfig config =
        DeConv2DConfig.builder()
            .kH(kernel)
            .kW(kernel)
            .isSameMode(false)
            .dataFormat(DeConv2DConfig.NCHW)
            .build();
    return graph.cnn().deconv2d(x, weight, bias, config);
  }
}
