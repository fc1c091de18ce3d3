package dev.headgate.runtime.simd;

/** Writes the source of a tile: so many channels by so many vectors of positions. */
final class TileWriter {

  private static final String PARAMETERS =
      "float[] x, int[] offsets, int from, float[] w, int wAt, int xAt, "
          + "float[] start, int startAt, int startStride, int step, "
          + "float[] y, int yAt, int yStride) {\n";

  private static final String LENGTH_IMPORT =
      "import static dev.headgate.runtime.simd.Lanes.LENGTH;\n";

  /** Sums from which on two taps at a time are faster by more than they cost to compile. */
  private static final int TWO_TAPS = 10;

  private final int rows;
  private final int width;
  private final StringBuilder source = new StringBuilder();

  /**
   * @param width vectors of positions
   */
  TileWriter(int rows, int width) {
    this.rows = rows;
    this.width = width;
  }

  String name() {
    return "Tile%dx%d".formatted(rows, width);
  }

  String write() {
    source.append(
        """
        package dev.headgate.runtime.simd;

        %4$simport static dev.headgate.runtime.simd.Lanes.SPECIES;

        import jdk.incubator.vector.FloatVector;

        /**
         * The tile of %1$d by %2$d. The length of offsets ends the loop: any other bound takes a
         * register more, and there is none.
         *
         * <p>Written by {@code TileWriter}; not to be edited by hand.
         */
        final class %3$s extends Tile {

        %3$s() {
          super(%1$d, %2$d);
        }

        @Override
        void run(
        """
            .formatted(rows, width, name(), width == 1 ? "" : LENGTH_IMPORT));
    source.append(PARAMETERS).append("if (offsets == NOTHING) {\nreturn;\n}\n");
    loadSums();
    addTaps();
    storeSums();
    return source.append("}\n}\n").toString();
  }

  private void loadSums() {
    for (int row = 0; row < rows; row++) {
      for (int v = 0; v < width; v++) {
        source.append(
            "FloatVector %s = FloatVector.fromArray(SPECIES, start, %s);\n"
                .formatted(sum(row, v), place("start", row) + times(v, "step")));
      }
    }
  }

  private void addTaps() {
    source.append(
        """
        int t = from;
        int wi = wAt + from%s;
        """
            .formatted(rows == 1 ? "" : " * " + rows));
    if (rows * width < TWO_TAPS) {
      source.append("while (t < offsets.length) {\nint xi = xAt + offsets[t];\n");
      addTap("", 0);
      source.append("t++;\nwi += %d;\n}\n".formatted(rows));
    } else {
      addTwoTaps();
    }
  }

  /** Two at a time, then the one that may be left over. */
  private void addTwoTaps() {
    source.append("while (t + 1 < offsets.length) {\n");
    source.append("int xi = xAt + offsets[t];\n");
    addTap("", 0);
    source.append("xi = xAt + offsets[t + 1];\n");
    addTap("Next", rows);
    source.append("t += 2;\nwi += %d;\n}\n".formatted(2 * rows));
    source.append("if (t < offsets.length) {\nint xi = xAt + offsets[t];\n");
    addTap("", 0);
    source.append("}\n");
  }

  /**
   * @param suffix of the variables' names
   * @param weight where its first weight is
   */
  private void addTap(String suffix, int weight) {
    for (int v = 0; v < width; v++) {
      source.append(
          "FloatVector x%d%s = FloatVector.fromArray(SPECIES, x, xi%s);\n"
              .formatted(v, suffix, times(v, "LENGTH")));
    }
    for (int row = 0; row < rows; row++) {
      source.append(
          "%sq%s = FloatVector.broadcast(SPECIES, w[wi%s]);\n"
              .formatted(
                  row == 0 ? "FloatVector " : "",
                  suffix,
                  row + weight == 0 ? "" : " + " + (row + weight)));
      for (int v = 0; v < width; v++) {
        source.append("%1$s = x%2$d%3$s.fma(q%3$s, %1$s);\n".formatted(sum(row, v), v, suffix));
      }
    }
  }

  private void storeSums() {
    for (int row = 0; row < rows; row++) {
      for (int v = 0; v < width; v++) {
        source.append(
            "%s.intoArray(y, %s);\n".formatted(sum(row, v), place("y", row) + times(v, "LENGTH")));
      }
    }
  }

  private static String sum(int row, int v) {
    return "a" + row + v;
  }

  private static String place(String array, int row) {
    String at = array + "At";
    return row == 0 ? at : at + " + " + (row == 1 ? "" : row + " * ") + array + "Stride";
  }

  private static String times(int v, String step) {
    return v == 0 ? "" : " + " + (v == 1 ? "" : v + " * ") + step;
  }
}
