package dev.headgate.examples;

/** How often a classifier is right. */
public final class Accuracy {

  private Accuracy() {}

  /**
   * Counts the samples whose largest score is that of their label; the first of equal scores
   * counts.
   *
   * @param samples how many samples to look at
   * @param classes the number of classes
   * @param scores the scores, [samples, classes]
   * @param labels the labels, [samples]
   */
  public static int correct(int samples, int classes, float[] scores, int[] labels) {
    int correct = 0;
    for (int sample = 0; sample < samples; sample++) {
      int best = 0;
      for (int kind = 1; kind < classes; kind++) {
        if (scores[sample * classes + kind] > scores[sample * classes + best]) {
          best = kind;
        }
      }
      if (best == labels[sample]) {
        correct++;
      }
    }
    return correct;
  }
}
