package dev.headgate.examples.vqvae;

/** How often each code of a codebook is taken. */
final class CodeUsage {

  private final float[] codebook;
  private final int size;
  private final long[] counts;

  /**
   * No code has been taken yet.
   *
   * @param codebook the codes, [codes, size]
   */
  CodeUsage(float[] codebook, int size) {
    this.codebook = codebook;
    this.size = size;
    counts = new long[codebook.length / size];
  }

  /**
   * Counts the codes of samples.
   *
   * @param quantized what {@code @NearestCode} answered, [samples, size, positions]
   * @throws IllegalArgumentException where a vector is no code
   */
  void add(float[] quantized, int positions) {
    for (int sample = 0; sample < quantized.length; sample += size * positions) {
      for (int position = 0; position < positions; position++) {
        counts[code(quantized, sample + position, positions)]++;
      }
    }
  }

  private int code(float[] vectors, int at, int stride) {
    for (int code = 0; code < counts.length; code++) {
      int i = 0;
      while (i < size && vectors[at + i * stride] == codebook[code * size + i]) {
        i++;
      }
      if (i == size) {
        return code;
      }
    }
    throw new IllegalArgumentException("the vector at " + at + " is no code");
  }

  /** How many codes were taken at least once. */
  int used() {
    int used = 0;
    for (long count : counts) {
      used += count > 0 ? 1 : 0;
    }
    return used;
  }

  /**
   * The perplexity of the codes, {@code exp(-sum of p log p)}: how many equally frequent codes
   * would be as hard to guess.
   */
  double perplexity() {
    double total = 0;
    for (long count : counts) {
      total += count;
    }
    double entropy = 0;
    for (long count : counts) {
      if (count > 0) {
        entropy -= count / total * Math.log(count / total);
      }
    }
    return Math.exp(entropy);
  }
}
