package dev.headgate.benchmarks.work;

/** Uniform numbers from 0 to 1 of a linear congruence (Knuth's MMIX constants), fast to make. */
final class Noise {
  private long state;

  Noise(String seed) {
    state = seed.hashCode() * 0x9E3779B97F4A7C15L;
  }

  float next() {
    state = state * 6364136223846793005L + 1442695040888963407L;
    return (state >>> 40) * 0x1p-24f;
  }
}
