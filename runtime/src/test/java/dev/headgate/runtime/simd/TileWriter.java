package dev.headgate.runtime.simd;

import java.util.List;

/** Writes the source of a class of tiles: so many channels, by different numbers of vectors. */
final class TileWriter {

  private static final String PARAMETERS =
      "float[] x, int xAt, int[] offsets, int from, int to, float[] w, int wAt, "
          + "float[] start, int startAt, int startStride, int step, "
          + "float[] y, int yAt, int yStride) {\n";

  private final int rows;
  private final List<Integer> widths;
  private final StringBuilder source = new StringBuilder();

  /**
   * @param widths vectors of the tiles, descending to 1
   */
  TileWriter(int rows, List<Integer> widths) {
    this.rows = rows;
    this.widths = widths;
  }

  String name() {
    return "Tiles" + rows;
  }

  String write() {
    source.append(
        """
        package dev.headgate.runtime.simd;

        import static dev.headgate.runtime.simd.Lanes.LENGTH;
        import static dev.headgate.runtime.simd.Lanes.SPECIES;

        import jdk.incubator.vector.FloatVector;

        /**
         * Tiles of %d channels. Each method is compiled by itself, offsets are read from an array, and the
         * loop counts in weights rather than taps: all three keep the compiler from spilling registers.
         *
         * <p>Written by {@code TileWriter}; not to be edited by hand.
         */
        final class %s {

        private %s() {}
        """
            .formatted(rows, name(), name()));
    cover();
    widths.forEach(this::tile);
    return source.append("}\n").toString();
  }

  private void cover() {
    source
        .append("/** Sums of taps at {@code vectors} vectors of positions. */\n")
        .append("static void cover(int vectors, ")
        .append(PARAMETERS)
        .append("int v = 0;\n");
    for (int width : widths) {
      source.append(
          """
          for (; v + %1$d <= vectors; v += %1$d) {
            run%1$d(
                x, xAt + v * LENGTH, offsets, from, to, w, wAt,
                start, startAt + v * step, startStride, step,
                y, yAt + v * LENGTH, yStride);
          }
          """
              .formatted(width));
    }
    source.append("}\n");
  }

  private void tile(int width) {
    source.append("private static void run%d(".formatted(width)).append(PARAMETERS);
    for (int row = 0; row < rows; row++) {
      for (int v = 0; v < width; v++) {
        source.append(
            "FloatVector %s = FloatVector.fromArray(SPECIES, start, %s);\n"
                .formatted(sum(row, v), place("start", row) + times(v, "step")));
      }
    }
    String scale = rows == 1 ? "" : " * " + rows;
    source.append(
        """
        int end = wAt + to%1$s;
        int t = from;
        for (int wi = wAt + from%1$s; wi < end; wi += %2$d) {
          int xi = xAt + offsets[t++];
        """
            .formatted(scale, rows));
    for (int v = 0; v < width; v++) {
      source.append(
          "FloatVector x%d = FloatVector.fromArray(SPECIES, x, xi%s);\n"
              .formatted(v, times(v, "LENGTH")));
    }
    for (int row = 0; row < rows; row++) {
      source.append(
          "%sq = FloatVector.broadcast(SPECIES, w[wi%s]);\n"
              .formatted(row == 0 ? "FloatVector " : "", row == 0 ? "" : " + " + row));
      for (int v = 0; v < width; v++) {
        source.append("%1$s = x%2$d.fma(q, %1$s);\n".formatted(sum(row, v), v));
      }
    }
    source.append("}\n");
    for (int row = 0; row < rows; row++) {
      for (int v = 0; v < width; v++) {
        source.append(
            "%s.intoArray(y, %s);\n".formatted(sum(row, v), place("y", row) + times(v, "LENGTH")));
      }
    }
    source.append("}\n");
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
