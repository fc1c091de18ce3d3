package dev.headgate.runtime.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * One correlation as a list of taps: result channel o at flat position p is the sum over taps t of
 * {@code weight[weights[t] + o*channelStride] * source[p + offsets[t]]}. Covers one group of
 * channels.
 *
 * <p>Channels are worked on in blocks of {@link Primitives#BLOCK}; what is left over is padded to a
 * block with zero weights, or, where that would waste more than it saves, done one channel at a
 * time. Packed weights lie [block][tap][channel in block], then [single channel][tap].
 */
final class TapTable {

  /**
   * A single channel costs about twice its share of a block, so more left-over channels than this
   * make a block.
   */
  private static final int MOST_SINGLES = 2;

  final int channels;
  final int positions;
  final int taps;
  final int[] offsets;
  final int blocks;

  private final int[] weights;
  private final int channelStride;

  /** One tap: where it reads its source, and where the weight of channel 0 lies. */
  record Tap(int offset, int weight) {}

  TapTable(int channels, int positions, int channelStride, List<Tap> list) {
    this.channels = channels;
    this.positions = positions;
    this.channelStride = channelStride;
    this.taps = list.size();
    int padded = (taps + Primitives.TAP_ROUND - 1) / Primitives.TAP_ROUND * Primitives.TAP_ROUND;
    this.offsets = new int[padded];
    this.weights = new int[taps];
    for (int t = 0; t < taps; t++) {
      offsets[t] = list.get(t).offset();
      weights[t] = list.get(t).weight();
    }
    if (taps > 0) {
      Arrays.fill(offsets, taps, padded, offsets[taps - 1]);
    }
    int left = channels % Primitives.BLOCK;
    this.blocks = channels / Primitives.BLOCK + (left > MOST_SINGLES ? 1 : 0);
  }

  /** Channels that blocks cover; the others are singles. */
  int channelsInBlocks() {
    return Math.min(channels, blocks * Primitives.BLOCK);
  }

  /** Channels including those that only fill up the last block. */
  int paddedChannels() {
    return Math.max(channels, blocks * Primitives.BLOCK);
  }

  /** Elements that {@link #packWeights} writes. */
  int packedLength() {
    return paddedChannels() * taps;
  }

  /** Packs one group's weights, which start at {@code at}. */
  void packWeights(float[] weight, int at, float[] packed, int packedAt) {
    int to = packedAt;
    for (int first = 0; first < blocks * Primitives.BLOCK; first += Primitives.BLOCK) {
      for (int t = 0; t < taps; t++) {
        for (int o = first; o < first + Primitives.BLOCK; o++) {
          packed[to++] = o < channels ? weight[at + weights[t] + o * channelStride] : 0f;
        }
      }
    }
    for (int o = blocks * Primitives.BLOCK; o < channels; o++) {
      for (int t = 0; t < taps; t++) {
        packed[to++] = weight[at + weights[t] + o * channelStride];
      }
    }
  }
}
