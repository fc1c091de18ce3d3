package dev.headgate.runtime.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One spatial dimension of a {@link ConvolutionGeometry}, whose padded input index {@code j} is
 * split as {@code j = stride*q + r}: phase r, shift q.
 */
final class Axis {
  final int in;
  final int out;
  final int kernel;
  final int stride;
  final int padding;
  final int dilation;

  /** The largest m of any tap. */
  final int reach;

  /** The first q that holds a cell of the unpadded input in some phase. */
  final int first;

  /** How many q from {@link #first} on hold such a cell. */
  final int cells;

  Axis(int in, int out, int kernel, int stride, int padding, int dilation) {
    this.in = in;
    this.out = out;
    this.kernel = kernel;
    this.stride = stride;
    this.padding = padding;
    this.dilation = dilation;
    this.reach = shift(kernel - 1);
    this.first = padding / stride;
    this.cells = (padding + in - 1) / stride - first + 1;
  }

  int shift(int k) {
    return k * dilation / stride;
  }

  int phase(int k) {
    return k * dilation % stride;
  }

  /** The phases that some tap reads, ascending. */
  int[] phases() {
    boolean[] read = new boolean[stride];
    int count = 0;
    for (int k = 0; k < kernel; k++) {
      count += read[phase(k)] ? 0 : 1;
      read[phase(k)] = true;
    }
    int[] phases = new int[count];
    for (int r = 0, i = 0; r < stride; r++) {
      if (read[r]) {
        phases[i++] = r;
      }
    }
    return phases;
  }

  /** Kernel indices whose taps read neighbouring cells of one phase. */
  List<int[]> neighbours() {
    List<int[]> all = new ArrayList<>();
    for (int r : phases()) {
      int[] found = new int[kernel];
      int count = 0;
      for (int k = 0; k < kernel; k++) {
        if (phase(k) == r) {
          if (count > 0 && shift(k) != shift(found[count - 1]) + 1) {
            all.add(Arrays.copyOf(found, count));
            count = 0;
          }
          found[count++] = k;
        }
      }
      all.add(Arrays.copyOf(found, count));
    }
    return all;
  }

  /** Cells that {@link #out} neighbouring results read of a phase, forward. */
  int columns() {
    return out + reach;
  }

  /** How many of {@link #columns} a row of any phase may share with the next. */
  int shared() {
    int shared = reach;
    for (int r : phases()) {
      shared = Math.min(shared, PlaneMap.shared(columns(), in, stride, r - padding));
    }
    return shared;
  }

  /** Results that {@link #cells} neighbouring cells of a phase reach. */
  int backwardColumns() {
    return cells + reach;
  }

  /** How many of {@link #backwardColumns} a row may share with the next. */
  int sharedBackward() {
    return Math.min(reach, PlaneMap.shared(backwardColumns(), out, 1, first - reach));
  }

  int phaseIndex(int k) {
    return Arrays.binarySearch(phases(), phase(k));
  }
}
