package dev.headgate.processor.size;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A chain of dense layers, each with a ReLU, computed and differentiated in double precision by
 * loops over its layers: {@link LargeModel#chain} with numbers.
 */
final class Chain {

  private static final int WIDTH = LargeModel.WIDTH;

  private record Layer(float[] weight, float[] bias, double[] ofWeight, double[] ofBias) {}

  private final List<Layer> layers = new ArrayList<>();

  private Chain() {}

  /**
   * A chain in which neither values nor gradients vanish: each layer turns its features round by
   * one, no two layers by the same factors, and adds a little.
   */
  static Chain draw(int count, Random random) {
    Chain chain = new Chain();
    for (int i = 0; i < count; i++) {
      Layer layer =
          new Layer(
              new float[WIDTH * WIDTH],
              new float[WIDTH],
              new double[WIDTH * WIDTH],
              new double[WIDTH]);
      for (int unit = 0; unit < WIDTH; unit++) {
        layer.weight[unit * WIDTH + (unit + 1) % WIDTH] = 0.95f + 0.1f * random.nextFloat();
        layer.weight[unit * WIDTH + (unit + 2) % WIDTH] = 0.001f * random.nextFloat();
        layer.bias[unit] = 0.01f * random.nextFloat();
      }
      chain.layers.add(layer);
    }
    return chain;
  }

  float[] weight(int layer) {
    return layers.get(layer).weight;
  }

  float[] bias(int layer) {
    return layers.get(layer).bias;
  }

  /** The gradient of a weight, after {@link #run}. */
  double[] ofWeight(int layer) {
    return layers.get(layer).ofWeight;
  }

  /** The gradient of a bias, after {@link #run}. */
  double[] ofBias(int layer) {
    return layers.get(layer).ofBias;
  }

  /** The mean squared error of one sample; leaves the gradients. */
  double run(float[] x, float[] target) {
    List<double[]> values = new ArrayList<>(List.of(new double[] {x[0], x[1], x[2], x[3]}));
    for (Layer layer : layers) {
      values.add(forward(layer, values.get(values.size() - 1)));
    }
    double[] result = values.get(layers.size());
    double[] cotangent = new double[WIDTH];
    double loss = 0;
    for (int i = 0; i < WIDTH; i++) {
      loss += (result[i] - target[i]) * (result[i] - target[i]) / WIDTH;
      cotangent[i] = 2 * (result[i] - target[i]) / WIDTH;
    }
    for (int i = layers.size() - 1; i >= 0; i--) {
      cotangent = backward(layers.get(i), values.get(i), values.get(i + 1), cotangent);
    }
    return loss;
  }

  private static double[] forward(Layer layer, double[] input) {
    double[] output = new double[WIDTH];
    for (int unit = 0; unit < WIDTH; unit++) {
      double sum = layer.bias[unit];
      for (int i = 0; i < WIDTH; i++) {
        sum += layer.weight[unit * WIDTH + i] * input[i];
      }
      output[unit] = Math.max(0, sum);
    }
    return output;
  }

  private static double[] backward(
      Layer layer, double[] input, double[] output, double[] cotangent) {
    double[] before = new double[WIDTH];
    for (int unit = 0; unit < WIDTH; unit++) {
      double own = output[unit] > 0 ? cotangent[unit] : 0;
      layer.ofBias[unit] = own;
      for (int i = 0; i < WIDTH; i++) {
        layer.ofWeight[unit * WIDTH + i] = own * input[i];
        before[i] += own * layer.weight[unit * WIDTH + i];
      }
    }
    return before;
  }
}
