package dev.headgate.examples.twolosses;

/**
 * How the variants are trained; all of them alike, with plain gradient descent.
 *
 * @param trainImages how many images an epoch visits, a multiple of the batch
 * @param testImages how many images the losses are measured on, a multiple of the batch
 * @param epochs how often the images are visited
 * @param batch the number of samples in a step
 * @param rate the learning rate
 * @param threads the number of threads a model uses
 * @param seed what initial parameters and the order of samples are drawn from
 */
record Settings(
    int trainImages, int testImages, int epochs, int batch, double rate, int threads, long seed) {

  Settings {
    if (trainImages % batch != 0 || testImages % batch != 0) {
      throw new IllegalArgumentException(
          trainImages + " and " + testImages + " images do not divide into batches of " + batch);
    }
  }
}
