package dev.headgate.examples.data;

/**
 * How far pictures are from the images they should be, and how far the mean image is: what answers
 * the same picture for every image cannot do better.
 */
public final class MeanImage {

  private static final int PIXELS = FashionMnist.SIZE * FashionMnist.SIZE;

  private MeanImage() {}

  /** The mean of the squared differences of two arrays of one length. */
  public static double squaredError(float[] pictures, float[] images) {
    double sum = 0;
    for (int i = 0; i < images.length; i++) {
      double difference = pictures[i] - images[i];
      sum += difference * difference;
    }
    return sum / images.length;
  }

  /** The mean squared error of answering the mean training image for each test image. */
  public static double squaredError(FashionMnist train, FashionMnist test) {
    double[] mean = new double[PIXELS];
    float[] image = new float[PIXELS];
    for (int i = 0; i < train.count(); i++) {
      train.copyImage(i, image, 0);
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        mean[pixel] += image[pixel] / train.count();
      }
    }
    float[] answer = new float[PIXELS];
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      answer[pixel] = (float) mean[pixel];
    }
    double sum = 0;
    for (int i = 0; i < test.count(); i++) {
      test.copyImage(i, image, 0);
      sum += squaredError(answer, image);
    }
    return sum / test.count();
  }
}
