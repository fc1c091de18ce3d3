package dev.headgate.processor.op;

import dev.headgate.processor.ir.Argument.Setting;
import dev.headgate.processor.ir.Size;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Which algorithm a convolution's kernels use, told from its attributes and sizes; the generated
 * source says it with the layer's sizes. The kernels are right with any choice.
 *
 * <ul>
 *   <li><b>Direct</b>, if nothing is said: taps read the planes where they lie, a strip of rows at
 *       a time.
 *   <li><b>Gathered</b>: what the taps read of a strip is first copied side by side, and the rest
 *       is a matrix product. Costs a copy of each element for each tap, so it pays where no two
 *       taps share a plane; read in place, that many planes would displace each other from the
 *       cache.
 *   <li><b>Stacked</b>: for the gradient of the weights the rows of the kernel are put side by side
 *       before they are cut into vectors. Costs a copy of each element for each row, so it pays
 *       where vectors are then clearly fewer, which is where channels are few.
 *   <li><b>Winograd's</b>, down the rows, for gradients only, because rounding of results decides
 *       which side of 0 activations are on: tiles of neighbouring rows are made of six products
 *       each, where direct taps are rows of the kernel times rows of the tile. Costs mixing the
 *       rows of each channel and filter, and the weights, so it pays where channels and filters are
 *       many and planes are large, or the samples of a call, whose least number is said unless it
 *       is one. The gradient of the weights is still stacked if that pays.
 * </ul>
 */
final class CostModel {

  /** Floats of the widest vectors. A machine with narrower ones uses several for one of these. */
  private static final int LANES = 16;

  /** What stacking may leave of the vectors, at most, to be worth its copies. */
  private static final double WORTH_STACKING = 0.75;

  /** Products of a tile of rows, which together with the kernel has one row more than these. */
  private static final int PRODUCTS = 6;

  /** What mixing costs for each vector of a product of a channel or filter, in multiply-adds. */
  private static final int MIXING = 100;

  /** What it costs for each weight of a row of the kernel, once in a call. */
  private static final int WEIGHT_MIXING = 25;

  /** More samples than these are seldom in a call. */
  private static final int MOST_SAMPLES = 8;

  private CostModel() {}

  /**
   * The choice for one group of a convolution, as settings of its geometry.
   *
   * @param channels of its input
   * @param filters of its output
   * @param output one plane of it
   * @param transposed whether it is the adjoint of the layer, whose results are then its gradients
   */
  static List<Setting> convolution(
      int channels, int filters, Size output, Window window, boolean transposed) {
    List<Setting> choice = new ArrayList<>();
    if (isGathered(window)) {
      choice.add(Setting.of("gathered"));
    }
    double samples = samplesForWinograd(channels, filters, output, window);
    if (!transposed && samples <= MOST_SAMPLES) {
      choice.add(
          samples <= 1 ? Setting.of("winograd") : Setting.of("winograd", (int) Math.ceil(samples)));
    }
    if (isStacked(channels, window)) {
      choice.add(Setting.of("stacked"));
    }
    return choice;
  }

  /** How many samples in a call make up for mixing the weights; infinitely many if none do. */
  private static double samplesForWinograd(int channels, int filters, Size output, Window window) {
    int rows = window.kernel().height();
    boolean steps = !window.stride().equals(Size.ONE) || window.dilation().height() != 1;
    if (steps || rows == 1 || rows >= PRODUCTS) {
      return Double.POSITIVE_INFINITY;
    }
    int together = PRODUCTS + 1 - rows;
    double tiles = (output.height() + together - 1) / together;
    double taps = (double) channels * filters * window.kernel().width();
    double direct = taps * rows * output.height() * output.width() / LANES;
    double products = taps * PRODUCTS * tiles * output.width() / LANES;
    double mixing = MIXING * (channels + filters) * tiles * output.width() / LANES;
    double saved = direct - products - mixing;
    return saved <= 0 ? Double.POSITIVE_INFINITY : WEIGHT_MIXING * taps / saved;
  }

  /** Whether the kernel lies within one stride, so that each tap reads a plane of its own. */
  private static boolean isGathered(Window window) {
    Size kernel = window.kernel();
    Size stride = window.stride();
    Size dilation = window.dilation();
    return (kernel.height() - 1) * (long) dilation.height() < stride.height()
        && (kernel.width() - 1) * (long) dilation.width() < stride.width();
  }

  private static boolean isStacked(int channels, Window window) {
    int rows = window.kernel().height();
    if (window.stride().height() != 1 || rows == 1) {
      return false;
    }
    long apart = 0;
    long together = 0;
    for (int columns : neighbours(window)) {
      apart += rows * vectors((long) columns * channels);
      together += vectors((long) rows * columns * channels);
    }
    return together < WORTH_STACKING * apart;
  }

  private static long vectors(long floats) {
    return (floats + LANES - 1) / LANES;
  }

  /** How many columns of the kernel each read cells side by side: those a stride apart. */
  private static List<Integer> neighbours(Window window) {
    int kernel = window.kernel().width();
    int stride = window.stride().width();
    int dilation = window.dilation().width();
    int common = BigInteger.valueOf(stride).gcd(BigInteger.valueOf(dilation)).intValue();
    int period = stride / common;
    List<Integer> neighbours = new ArrayList<>();
    for (int first = 0; first < Math.min(period, kernel); first++) {
      int columns = (kernel - first + period - 1) / period;
      boolean adjacent = dilation == common;
      for (int run = 0; run < (adjacent ? 1 : columns); run++) {
        neighbours.add(adjacent ? columns : 1);
      }
    }
    return neighbours;
  }
}
