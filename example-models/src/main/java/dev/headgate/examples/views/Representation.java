package dev.headgate.examples.views;

import java.util.Arrays;

/** How much vectors tell about what they stand for. They are compared by their directions. */
public final class Representation {

  private static final int NEIGHBOURS = 20;

  private Representation() {}

  /**
   * The share of samples that are classified correctly by the labels of the 20 nearest known
   * samples.
   *
   * @param size the length of a vector
   * @param known vectors with their labels, [samples, size]
   * @param asked the vectors to classify, [samples, size]
   */
  public static double nearestNeighbours(
      int size, int classes, float[] known, int[] knownLabels, float[] asked, int[] askedLabels) {
    float[] directions = directions(size, known);
    float[] questions = directions(size, asked);
    int correct = 0;
    for (int i = 0; i < askedLabels.length; i++) {
      int[] nearest = nearest(size, directions, questions, i * size);
      int[] votes = new int[classes];
      for (int neighbour : nearest) {
        votes[knownLabels[neighbour]]++;
      }
      int best = 0;
      for (int kind = 1; kind < classes; kind++) {
        best = votes[kind] > votes[best] ? kind : best;
      }
      correct += best == askedLabels[i] ? 1 : 0;
    }
    return (double) correct / askedLabels.length;
  }

  private static int[] nearest(int size, float[] directions, float[] questions, int at) {
    int[] nearest = new int[NEIGHBOURS];
    float[] cosines = new float[NEIGHBOURS];
    Arrays.fill(cosines, Float.NEGATIVE_INFINITY);
    for (int other = 0; other < directions.length / size; other++) {
      float cosine = 0;
      for (int i = 0; i < size; i++) {
        cosine += directions[other * size + i] * questions[at + i];
      }
      int place = NEIGHBOURS;
      while (place > 0 && cosine > cosines[place - 1]) {
        place--;
        if (place + 1 < NEIGHBOURS) {
          cosines[place + 1] = cosines[place];
          nearest[place + 1] = nearest[place];
        }
      }
      if (place < NEIGHBOURS) {
        cosines[place] = cosine;
        nearest[place] = other;
      }
    }
    return nearest;
  }

  /**
   * How far directions spread: the standard deviation of each element of the vectors divided by
   * their lengths, mean over the elements, times the root of {@code size}. It is 0 where all
   * vectors have one direction, which is called collapse, and 1 where they are spread evenly about
   * the origin (Chen and He, 2021, section 4.1).
   *
   * @param vectors the vectors, [samples, size]
   */
  public static double spread(int size, float[] vectors) {
    float[] directions = directions(size, vectors);
    int samples = vectors.length / size;
    double deviations = 0;
    for (int i = 0; i < size; i++) {
      double sum = 0;
      double squares = 0;
      for (int at = i; at < directions.length; at += size) {
        sum += directions[at];
        squares += (double) directions[at] * directions[at];
      }
      double mean = sum / samples;
      deviations += Math.sqrt(Math.max(0, squares / samples - mean * mean));
    }
    return deviations / size * Math.sqrt(size);
  }

  private static float[] directions(int size, float[] vectors) {
    float[] directions = vectors.clone();
    for (int at = 0; at < directions.length; at += size) {
      double squares = 1e-24;
      for (int i = at; i < at + size; i++) {
        squares += (double) directions[i] * directions[i];
      }
      float scale = (float) (1 / Math.sqrt(squares));
      for (int i = at; i < at + size; i++) {
        directions[i] *= scale;
      }
    }
    return directions;
  }
}
