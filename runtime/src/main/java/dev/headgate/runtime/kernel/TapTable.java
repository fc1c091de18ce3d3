package dev.headgate.runtime.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One correlation as a list of taps: result channel o at flat position p is the sum over taps t of
 * {@code weight[weights[t] + o*channelStride] * source[p + offsets[t]]}. Covers one group of
 * channels. The result has {@code rows} rows of {@code width} cells, {@code pitch} positions apart.
 *
 * <p>Channels are worked on in blocks ({@link Primitives#block}). Packed weights lie [block][tap]
 * [channel in block], zero for the channels that only fill up a block.
 */
final class TapTable {

  /** Of nothing. */
  static final TapTable EMPTY = new TapTable(0, new Plane(0, 0, 1), 0, 0, false, 0, List.of());

  private static final int[] HERE = {0};

  /**
   * The most taps gone through at once: what a tile reads of the source and the weights for so many
   * stays in a first-level cache. Fewer would have sums read and written more often.
   */
  private static final int CHUNK = 320;

  /**
   * Floats of the source that one chunk of taps may touch in a strip: a little more than a
   * first-level cache, from which neighbouring tiles take most of it.
   */
  private static final int SOURCE = 14_000;

  /**
   * Taps for which the weights of all channels are packed together, where these do not lie by
   * channels: few enough to go through memory nearly in order, and many enough to fill more than a
   * line or two of each block.
   */
  private static final int PACKED = 128;

  /** Floats of gathered strips with those of their result: half a second-level cache. */
  private static final int GATHERED = 1 << 17;

  /** Positions below which the tiles of a strip would be mostly edges. */
  private static final int LEAST_POSITIONS = 144;

  final int channels;
  final int rows;
  final int width;
  final int pitch;
  final int taps;

  /** Where each tap reads, chunk after chunk. */
  final int[][] offsets;

  /** Rows of the result that are worked on together. */
  final int stripRows;

  /**
   * Where strips of the planes lie once they are gathered, empty unless they are. Where each tap
   * reads a plane of its own, rows of so many planes would displace each other from the cache.
   */
  final int[][] gathered;

  /** Taps in a chunk; the last may have fewer. */
  private final int chunk;

  private final int[] weights;
  private final int channelStride;
  private final int neighbours;

  /** One tap: where it reads its source, and where the weight of channel 0 lies. */
  record Tap(int offset, int weight) {}

  /** The result's plane. */
  record Plane(int rows, int width, int pitch) {}

  /**
   * @param planes how many source planes the taps read
   * @param reach the most rows by which a tap looks ahead
   * @param gather whether strips are to be gathered
   */
  TapTable(
      int channels,
      Plane plane,
      int planes,
      int reach,
      boolean gather,
      int channelStride,
      List<Tap> list) {
    this.channels = channels;
    this.rows = plane.rows();
    this.width = plane.width();
    this.pitch = plane.pitch();
    this.taps = list.size();
    int chunks = Math.max(1, (taps + CHUNK - 1) / CHUNK);
    this.chunk = Math.max(1, (taps + chunks - 1) / chunks);
    this.offsets = inChunks(taps, t -> list.get(t).offset());
    this.weights = list.stream().mapToInt(Tap::weight).toArray();
    this.channelStride = channelStride;
    this.neighbours = neighbours(weights);
    this.stripRows = gather ? gatheredRows() : stripRows(planes, reach);
    this.gathered = inChunks(gather ? taps : 0, t -> t * gatheredStrip());
  }

  /** At least one chunk, which may be empty. */
  private int[][] inChunks(int taps, IntUnaryOperator offset) {
    int[][] chunks = new int[Math.max(1, (taps + chunk - 1) / chunk)][];
    for (int c = 0; c < chunks.length; c++) {
      int end = Math.min(taps, (c + 1) * chunk);
      chunks[c] = IntStream.range(c * chunk, end).map(offset).toArray();
    }
    return chunks;
  }

  /**
   * As many rows as the cache affords, or some fewer, where the tiles of whole strips would then
   * cover less that is no result.
   */
  private int stripRows(int planes, int reach) {
    int planesInChunk = Math.max(1, (int) ((long) chunk * planes / Math.max(1, taps)));
    int affordable = SOURCE / planesInChunk / pitch - reach;
    int least = (LEAST_POSITIONS + pitch - 1) / pitch;
    int most = Math.min(rows, Math.max(affordable, least));
    return best(Math.max(least, most / 2), most);
  }

  /** As many rows as allowed, or the most of fewer with which tiles cover less. */
  private int best(int least, int most) {
    int best = most;
    for (int strip = most - 1; strip >= least; strip--) {
      best = covered(strip) < covered(best) ? strip : best;
    }
    return best;
  }

  private int gatheredRows() {
    return best(1, Math.min(rows, Math.max(1, GATHERED / Math.max(1, taps + channels) / pitch)));
  }

  /** The positions that tiles cover, if strips have so many rows. */
  private long covered(int strip) {
    long whole = (long) (rows / strip) * inTiles(positions(strip));
    return rows % strip == 0 ? whole : whole + inTiles(positions(rows % strip));
  }

  private static int inTiles(int positions) {
    return (positions + Primitives.PANEL - 1) / Primitives.PANEL * Primitives.PANEL;
  }

  /** The most taps that in every group of so many have neighbouring weights. */
  private static int neighbours(int[] weights) {
    int run = 1;
    while (run < weights.length && weights[run] == weights[0] + run) {
      run++;
    }
    for (int t = 0; t < weights.length; t++) {
      if (weights.length % run != 0 || weights[t] != weights[t - t % run] + t % run) {
        return 1;
      }
    }
    return run;
  }

  /** The flat positions from the first cell of some rows to their last. */
  int positions(int rows) {
    return (rows - 1) * pitch + width;
  }

  /** Elements of a strip of one channel. */
  int strip() {
    return Primitives.rounded(positions(stripRows));
  }

  /** Elements that {@link #packWeights} may write. */
  long packedLength() {
    return (long) (channels + Primitives.FILL) * taps;
  }

  /** Whether the last block has more channels than are left. */
  boolean fillsUp() {
    int o = 0;
    while (o < channels) {
      o += ActivePrimitives.get().block(channels - o);
    }
    return o > channels;
  }

  /** Whether strips of the planes are gathered. */
  boolean isGathered() {
    return gathered[0].length > 0;
  }

  /** Elements of a gathered strip. */
  private int gatheredStrip() {
    return Primitives.rounded(stripRows * pitch);
  }

  /** Elements that strips of all channels and of what they read take. */
  long stripLength() {
    return (long) (channels + Primitives.FILL) * strip()
        + (isGathered() ? (long) taps * gatheredStrip() : 0);
  }

  /**
   * Overwrites y with the sums of all taps for all channels, which start from constants: those of
   * channel o lie at {@code start[startAt + o*startStride]}, as in {@link Primitives#correlate}.
   */
  void run(
      int positions,
      float[] x,
      int xAt,
      int[][] offsets,
      float[] w,
      int wAt,
      float[] start,
      int startAt,
      int startStride,
      float[] y,
      int yAt,
      int yStride) {
    for (int c = 0; c < offsets.length; c++) {
      runChunk(
          c, positions, x, xAt, offsets[c], w, wAt, start, startAt, startStride, y, yAt, yStride);
    }
  }

  private void runChunk(
      int index,
      int positions,
      float[] x,
      int xAt,
      int[] offsets,
      float[] w,
      int wAt,
      float[] start,
      int startAt,
      int startStride,
      float[] y,
      int yAt,
      int yStride) {
    Primitives primitives = ActivePrimitives.get();
    for (int o = 0, rows; o < channels; o += rows) {
      rows = primitives.block(channels - o);
      int weights = wAt + o * taps + index * chunk * rows;
      int sums = yAt + o * yStride;
      if (index == 0) {
        int first = startAt + o * startStride;
        primitives.correlate(
            rows,
            positions,
            x,
            xAt,
            offsets,
            w,
            weights,
            start,
            first,
            startStride,
            true,
            y,
            sums,
            yStride);
      } else {
        primitives.addCorrelation(rows, positions, x, xAt, offsets, w, weights, y, sums, yStride);
      }
    }
  }

  /** Elements that constants for {@link #run} take. */
  int startsLength() {
    return (channels + Primitives.FILL) * Primitives.ROUND;
  }

  /** Writes the constants of all channels, {@link Primitives#ROUND} apart: a bias, or zero. */
  void writeStarts(float @Nullable [] bias, int biasAt, float[] start, int startAt) {
    for (int o = 0; o < channels; o++) {
      int at = startAt + o * Primitives.ROUND;
      Arrays.fill(start, at, at + Primitives.ROUND, bias == null ? 0f : bias[biasAt + o]);
    }
  }

  /** Packs one part's blocks of a group's weights, which start at {@code at}. */
  void packWeights(int part, int parts, float[] weight, int at, float[] packed, int packedAt) {
    packWeights(part, parts, weight, at, HERE, packed, packedAt, 0);
  }

  /**
   * The same, several times: i is packed from the weights {@code shifts[i]} further on to {@code
   * packedAt + i*packedStride}. Goes through the weights roughly in their own order: there are too
   * many to jump about in.
   */
  void packWeights(
      int part,
      int parts,
      float[] weight,
      int at,
      int[] shifts,
      float[] packed,
      int packedAt,
      int packedStride) {
    if (channelStride >= taps) {
      packTaps(0, taps, part, parts, weight, at, shifts, packed, packedAt, packedStride);
    } else {
      int stretch = Math.max(1, PACKED / neighbours) * neighbours;
      for (int t = 0; t < taps; t += stretch) {
        int end = Math.min(taps, t + stretch);
        packTaps(t, end, part, parts, weight, at, shifts, packed, packedAt, packedStride);
      }
    }
  }

  private void packTaps(
      int first,
      int end,
      int part,
      int parts,
      float[] weight,
      int at,
      int[] shifts,
      float[] packed,
      int packedAt,
      int packedStride) {
    Primitives primitives = ActivePrimitives.get();
    int block = 0;
    for (int o = 0, rows; o < channels; o += rows) {
      rows = primitives.block(channels - o);
      if (block++ % parts == part) {
        for (int i = 0; i < shifts.length; i++) {
          int from = at + shifts[i] + o * channelStride;
          int to = packedAt + i * packedStride + o * taps;
          packBlock(rows, Math.min(rows, channels - o), first, end, weight, from, packed, to);
        }
      }
    }
  }

  /** Zero for the channels that only fill up the block. */
  private void packBlock(
      int rows, int real, int first, int end, float[] weight, int at, float[] packed, int to) {
    for (int t = first; t < end; t += neighbours) {
      int from = at + weights[t];
      int at0 = to + t * rows;
      Transposition.run(real, neighbours, weight, from, channelStride, packed, at0, rows);
      for (int i = 0; real < rows && i < neighbours; i++) {
        Arrays.fill(packed, at0 + i * rows + real, at0 + (i + 1) * rows, 0f);
      }
    }
  }
}
