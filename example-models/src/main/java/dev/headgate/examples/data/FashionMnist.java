package dev.headgate.examples.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Images of clothing with their kinds: Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017,
 * arXiv:1708.07747), the first 5,000 of its training images and the first 1,000 of its test images.
 */
public final class FashionMnist {

  /** Height and width of an image. */
  public static final int SIZE = 28;

  /** The kinds of clothing, by label. */
  public static final List<String> CLASSES =
      List.of(
          "T-shirt",
          "trouser",
          "pullover",
          "dress",
          "coat",
          "sandal",
          "shirt",
          "sneaker",
          "bag",
          "ankle boot");

  private static final int PIXELS = SIZE * SIZE;

  private final float[] pixels;
  private final int[] labels;

  private FashionMnist(float[] pixels, int[] labels) {
    this.pixels = pixels;
    this.labels = labels;
  }

  /**
   * The 5,000 training images.
   *
   * @throws UncheckedIOException where the files on the class path cannot be read
   */
  public static FashionMnist train() {
    return load("train-5k");
  }

  /**
   * The 1,000 test images.
   *
   * @throws UncheckedIOException where the files on the class path cannot be read
   */
  public static FashionMnist test() {
    return load("test-1k");
  }

  /** The number of images. */
  public int count() {
    return labels.length;
  }

  /** What the image shows, an index into {@link #CLASSES}. */
  public int label(int index) {
    return labels[index];
  }

  /** Copies an image, [28, 28] row-major, each pixel in [0, 1], to a place in an array. */
  public void copyImage(int index, float[] to, int at) {
    System.arraycopy(pixels, index * PIXELS, to, at, PIXELS);
  }

  private static FashionMnist load(String set) {
    try {
      return of(read(set + "-images-idx3-ubyte.gz"), read(set + "-labels-idx1-ubyte.gz"), set);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IdxFile read(String name) throws IOException {
    try (InputStream in = FashionMnist.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + ": not on the class path");
      }
      return IdxFile.read(in, name);
    }
  }

  static FashionMnist of(IdxFile images, IdxFile labels, String set) throws IOException {
    int[] shape = images.shape();
    if (shape.length != 3 || shape[1] != SIZE || shape[2] != SIZE) {
      throw new IOException(set + ": images are not [count, 28, 28]");
    }
    if (labels.shape().length != 1 || labels.shape()[0] != shape[0]) {
      throw new IOException(
          set + ": " + shape[0] + " images, but " + labels.bytes().length + " labels");
    }
    float[] pixels = new float[images.bytes().length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (images.bytes()[i] & 0xff) / 255f;
    }
    int[] kinds = new int[shape[0]];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = labels.bytes()[i] & 0xff;
      if (kinds[i] >= CLASSES.size()) {
        throw new IOException(set + ": image " + i + " has the label " + kinds[i]);
      }
    }
    return new FashionMnist(pixels, kinds);
  }
}
