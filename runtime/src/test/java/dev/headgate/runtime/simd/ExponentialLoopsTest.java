package dev.headgate.runtime.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The classes of loops with exponentials are what {@link ExponentialWriter} writes, but for their
 * layout. To write them anew: {@code -Dheadgate.exponentials.write=true}, then format.
 */
class ExponentialLoopsTest {

  private static final Path FOLDER = Path.of("src/main/java/dev/headgate/runtime/simd");

  /** Where something infinite would meet a 0 |x| ends at a number from which on e is 0. */
  private static final String SIZE =
      """
      FloatVector size = vx.abs();
      size = size.blend(reach, size.compare(VectorOperators.GT, reach));
      """;

  /**
   * A minimum of integers is one operation and not two, but loses NaN, which {@code whole} keeps.
   */
  private static final String WHOLE_SIZE =
      """
      FloatVector whole = vx.abs();
      FloatVector size =
          whole.reinterpretAsInts().min(GELU_REACH_BITS).reinterpretAsFloats();
      """;

  private static final String ZERO = constant("zero", "0f");

  private static final String SIGMOID = "FloatVector s = e.div(e.add(one));\n";

  /**
   * {@code max(x, 0) - |x| * lower}: x times S(x), of S(-|x|). The maximum is one of integers,
   * which costs a third: floats with a sign are below 0 there too.
   */
  private static final String GATE =
      """
      IntVector upper = vx.reinterpretAsInts().max(0);
      FloatVector result = upper.reinterpretAsFloats().sub(size.mul(lower));
      """;

  private static final String CUBIC =
      "FloatVector u = size.mul(size).mul(cube).add(slope0).mul(size);\n";

  private static final String CUBIC_CONSTANTS =
      constant("reach", "TANH_GELU_REACH")
          + constant("slope0", "GateMath.TANH_GELU_SLOPE")
          + constant("cube", "GateMath.TANH_GELU_SLOPE * GateMath.TANH_GELU_CUBE");

  private static final String MILLS_CONSTANTS =
      constant("half", "0.5f")
          + constant("pitch", "GateMath.MILLS_PITCH")
          + constant("m5", "GateMath.MILLS_5")
          + constant("m4", "GateMath.MILLS_4")
          + constant("m3", "GateMath.MILLS_3")
          + constant("m2", "GateMath.MILLS_2")
          + constant("m1", "GateMath.MILLS_1")
          + constant("m0", "GateMath.MILLS_0");

  private static final String HALF_SQUARE = "FloatVector u = size.mul(size).mul(half);\n";

  private static final String MILLS =
      """
      FloatVector t = one.div(whole.fma(pitch, one));
      FloatVector m = m5.fma(t, m4).fma(t, m3).fma(t, m2).fma(t, m1).fma(t, m0).mul(t);
      """;

  static Stream<ExponentialWriter> classes() {
    return Stream.of(activations(), gates(), powers());
  }

  private static ExponentialWriter activations() {
    return new ExponentialWriter("VectorActivations")
        .whole(
            "sigmoid",
            constant("reach", "MOST") + ZERO,
            SIZE + "FloatVector u = size;\n",
            """
            FloatVector above = e.blend(one, vx.compare(VectorOperators.GE, zero));
            FloatVector result = above.div(e.add(one));
            """)
        .lessOne(
            "tanh",
            constant("reach", "TANH_REACH") + ZERO + constant("two", "2f"),
            SIZE + "FloatVector u = size.add(size);\n",
            """
            IntVector above = zero.sub(e).div(e.add(two)).reinterpretAsInts();
            IntVector sign = vx.reinterpretAsInts().and(Integer.MIN_VALUE);
            FloatVector result = above.or(sign).reinterpretAsFloats();
            """);
  }

  private static ExponentialWriter gates() {
    return new ExponentialWriter("VectorGates")
        .forward(
            "silu",
            constant("reach", "FLUSHED"),
            SIZE + "FloatVector u = size;\n",
            SIGMOID + "FloatVector lower = s;\n" + GATE)
        .backward(
            "siluBackward",
            constant("reach", "FLUSHED") + ZERO,
            SIZE + "FloatVector u = size;\n",
            SIGMOID + "FloatVector lower = size.mul(s).fma(s.sub(one), s);\n")
        .forward(
            "tanhGelu", CUBIC_CONSTANTS, SIZE + CUBIC, SIGMOID + "FloatVector lower = s;\n" + GATE)
        .backward(
            "tanhGeluBackward",
            CUBIC_CONSTANTS
                + ZERO
                + constant("three", "3f")
                + constant("less", "-2 * GateMath.TANH_GELU_SLOPE"),
            SIZE + CUBIC,
            SIGMOID
                + """
                FloatVector growth = size.fma(less, u.mul(three)).mul(s);
                FloatVector lower = growth.fma(s.sub(one), s);
                """)
        .forward(
            "gelu",
            MILLS_CONSTANTS,
            WHOLE_SIZE + HALF_SQUARE,
            MILLS + "FloatVector lower = m.mul(e);\n" + GATE)
        .backward(
            "geluBackward",
            MILLS_CONSTANTS + ZERO + constant("density", "-GateMath.NORMAL"),
            WHOLE_SIZE + HALF_SQUARE,
            MILLS + "FloatVector lower = size.fma(density, m).mul(e);\n");
  }

  private static ExponentialWriter powers() {
    // Below a largest that is NaN all is NaN in the end, since the sum is 0 then.
    String limit = "u = u.reinterpretAsInts().min(FLUSHED_BITS).reinterpretAsFloats();\n";
    return new ExponentialWriter("VectorPowers")
        .wholeLoop(
            "void ofSize(int count, float factor, float[] x, int xAt, float[] y)",
            constant("reach", "MOST"),
            """
            FloatVector u = FloatVector.fromArray(SPECIES, x, xAt + i).abs().mul(factor);
            u = u.blend(reach, u.compare(VectorOperators.GT, reach));
            """,
            "e.intoArray(y, i);\n")
        .loop(
            "float below(int count, float top, float[] x, int xAt, int nextAt, "
                + "float[] largest, float[] y, int yAt)",
            constant("limit", "top")
                + """
                FloatVector sum = FloatVector.zero(SPECIES);
                IntVector greatest = FloatVector.fromArray(SPECIES, x, nextAt).reinterpretAsInts();
                IntVector least = greatest;
                int last = count - LENGTH;
                """,
            // The last vector ends where the elements end; its lanes that were done count nothing.
            """
            int at = Math.min(i, last);
            FloatVector u = limit.sub(FloatVector.fromArray(SPECIES, x, xAt + at));
            """
                + limit,
            """
            e.intoArray(y, yAt + at);
            sum = e.fma(FloatVector.fromArray(SPECIES, Lanes.STEP, LENGTH - (i - at)), sum);
            IntVector bits = FloatVector.fromArray(SPECIES, x, nextAt + at).reinterpretAsInts();
            greatest = greatest.max(bits);
            least = least.min(bits);
            """,
            """
            int positive = greatest.reduceLanes(VectorOperators.MAX);
            int negative = least.reduceLanes(VectorOperators.MIN);
            float next = Float.intBitsToFloat(positive >= 0 ? positive : negative);
            largest[0] = Math.max(largest[0], next);
            float[] lanes = Lanes.buffer();
            sum.intoArray(lanes, 0);
            return (float) Lanes.sum(lanes);
            """)
        .loop(
            "void addBelow(int count, float[] largest, float[] x, int xAt, "
                + "float[] y, int yAt, float[] sums)",
            "",
            """
            FloatVector top = FloatVector.fromArray(SPECIES, largest, i);
            FloatVector u = top.sub(FloatVector.fromArray(SPECIES, x, xAt + i));
            """
                + limit,
            "e.intoArray(y, yAt + i);\nFloatVector.fromArray(SPECIES, sums, i).add(e).intoArray(sums, i);\n",
            "");
  }

  private static String constant(String name, String value) {
    return "FloatVector %s = FloatVector.broadcast(SPECIES, %s);\n".formatted(name, value);
  }

  @ParameterizedTest
  @MethodSource("classes")
  void areAsWritten(ExponentialWriter writer) throws IOException {
    Path file = FOLDER.resolve(writer.name() + ".java");
    String source = writer.write();
    if (Boolean.getBoolean("headgate.exponentials.write")) {
      Files.writeString(file, source);
    }

    assertThat(withoutLayout(Files.readString(file))).isEqualTo(withoutLayout(source));
  }

  private static String withoutLayout(String source) {
    return source.replaceAll("\\s+\\*? ?", "");
  }
}
