package dev.headgate.processor.reference;

import java.util.List;

/** Mean, biased and unbiased variance of each channel over the samples and all positions. */
record BatchStatistics(double[] mean, double[] variance, double[] unbiased) {

  static BatchStatistics of(List<Array> samples) {
    int channels = samples.get(0).dimension(0);
    int positions = samples.get(0).values().length / channels;
    int count = samples.size() * positions;
    double[] mean = new double[channels];
    double[] variance = new double[channels];
    double[] unbiased = new double[channels];
    for (int c = 0; c < channels; c++) {
      for (Array sample : samples) {
        for (int p = 0; p < positions; p++) {
          mean[c] += sample.values()[c * positions + p] / count;
        }
      }
      double squares = 0;
      for (Array sample : samples) {
        for (int p = 0; p < positions; p++) {
          squares += Math.pow(sample.values()[c * positions + p] - mean[c], 2);
        }
      }
      variance[c] = squares / count;
      unbiased[c] = squares / (count - 1);
    }
    return new BatchStatistics(mean, variance, unbiased);
  }
}
