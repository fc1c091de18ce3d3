package dev.headgate.runtime.simd;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes the source of a class of loops that each need an exponential, with its ten lines inside
 * every one. As a method it would take and return vectors, which are objects where the compiler
 * does not inline the call; as a loop of its own, by way of a buffer, it takes twice as long.
 */
final class ExponentialWriter {

  /** What is imported where it is used, in the order of imports. */
  private static final List<String> OF_VECTOR_MATH =
      List.of(
          "FLUSHED",
          "FLUSHED_BITS",
          "GELU_REACH_BITS",
          "LOG2",
          "MOST",
          "TANH_GELU_REACH",
          "TANH_REACH",
          "TO_EXPONENT",
          "TO_INTEGER_BIASED",
          "UNBIAS");

  /** What a loop needs before it starts. */
  private static final String CONSTANTS =
      """
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector perLog2 = FloatVector.broadcast(SPECIES, -1.44269504f);
      FloatVector toInteger = FloatVector.broadcast(SPECIES, %s);
      FloatVector log2 = FloatVector.broadcast(SPECIES, %s);
      FloatVector c6 = FloatVector.broadcast(SPECIES, 1.381458133e-3f);
      FloatVector c5 = FloatVector.broadcast(SPECIES, -8.368725888e-3f);
      FloatVector c4 = FloatVector.broadcast(SPECIES, 4.166838899e-2f);
      FloatVector c3 = FloatVector.broadcast(SPECIES, -1.666652113e-1f);
      FloatVector c2 = FloatVector.broadcast(SPECIES, 4.999999404e-1f);
      """;

  /** Splits u into n and r. */
  private static final String REDUCTION =
      """
      FloatVector shifted = u.fma(perLog2, toInteger);
      FloatVector n = shifted.sub(toInteger);
      FloatVector r = %s;
      FloatVector rr = r.mul(r);
      """;

  /** What a loop makes of u. */
  private enum Exponential {
    /** {@code e = exp(-u)} for u that is NaN or from 0 to {@code MOST}. */
    WHOLE(
        CONSTANTS.formatted("TO_INTEGER_BIASED", "0.693359375f")
            + """
            FloatVector restOfLog2 = FloatVector.broadcast(SPECIES, -2.12194440e-4f);
            FloatVector unbias = FloatVector.broadcast(SPECIES, UNBIAS);
            """,
        "n.fma(restOfLog2, n.fma(log2, u))",
        """
        FloatVector q = c6.fma(rr, c5.fma(r, c4)).fma(rr, c3.fma(r, c2)).fma(rr, one.sub(r));
        IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        FloatVector e = q.mul(power.reinterpretAsFloats()).mul(unbias);
        """),

    /**
     * The same, but 0 where it would be no normal float, for u that is NaN or to {@code FLUSHED}.
     */
    NORMAL(
        CONSTANTS.formatted("TO_EXPONENT", "LOG2"),
        "n.fma(log2, u)",
        """
        FloatVector q = c6.fma(rr, c5.fma(r, c4)).fma(rr, c3.fma(r, c2)).fma(rr, one.sub(r));
        IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        FloatVector e = q.mul(power.reinterpretAsFloats());
        """),

    /** {@code e = exp(-u) - 1}, as exact near 0, for u that is NaN or from 0 to 80. */
    LESS_ONE(
        CONSTANTS.formatted("TO_EXPONENT", "LOG2"),
        "n.fma(log2, u)",
        """
        FloatVector q = c6.fma(rr, c5.fma(r, c4)).fma(rr, c3.fma(r, c2)).mul(rr).sub(r);
        IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        FloatVector scale = power.reinterpretAsFloats();
        FloatVector e = q.fma(scale, scale.sub(one));
        """);

    final String constants;
    final String lines;

    Exponential(String constants, String remainder, String lines) {
      this.constants = constants;
      this.lines = REDUCTION.formatted(remainder) + lines;
    }
  }

  private final String name;
  private final StringBuilder methods = new StringBuilder();

  ExponentialWriter(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** A loop from x to y. */
  ExponentialWriter forward(String method, String constants, String before, String after) {
    return forward(Exponential.NORMAL, method, constants, before, after);
  }

  /** The same where e may be less than normal floats are. */
  ExponentialWriter whole(String method, String constants, String before, String after) {
    return forward(Exponential.WHOLE, method, constants, before, after);
  }

  /** The same where e is less by 1. */
  ExponentialWriter lessOne(String method, String constants, String before, String after) {
    return forward(Exponential.LESS_ONE, method, constants, before, after);
  }

  private ExponentialWriter forward(
      Exponential kind, String method, String constants, String before, String after) {
    return loop(
        kind,
        "void " + method + "(int count, float[] x, int xAt, float[] y, int yAt)",
        constants,
        "FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);\n" + before,
        after + "result.intoArray(y, yAt + i);\n",
        "");
  }

  /** A loop from x and dy to dx. */
  ExponentialWriter backward(String method, String constants, String before, String after) {
    return loop(
        Exponential.NORMAL,
        "void "
            + method
            + "(int count, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt)",
        constants,
        "FloatVector vx = FloatVector.fromArray(SPECIES, x, xAt + i);\n" + before,
        after
            + """
            FloatVector slope = lower.blend(one.sub(lower), vx.compare(VectorOperators.GE, zero));
            slope.mul(FloatVector.fromArray(SPECIES, dy, dyAt + i)).intoArray(dx, dxAt + i);
            """,
        "");
  }

  /**
   * @param before makes u
   * @param after makes use of e
   * @param end follows the loop
   */
  ExponentialWriter loop(
      String signature, String constants, String before, String after, String end) {
    return loop(Exponential.NORMAL, signature, constants, before, after, end);
  }

  /** The same where e may be less than normal floats are. */
  ExponentialWriter wholeLoop(String signature, String constants, String before, String after) {
    return loop(Exponential.WHOLE, signature, constants, before, after, "");
  }

  private ExponentialWriter loop(
      Exponential kind,
      String signature,
      String constants,
      String before,
      String after,
      String end) {
    methods
        .append("\nstatic ")
        .append(signature)
        .append(" {\n")
        .append(kind.constants)
        .append(constants)
        .append("for (int i = 0; i < count; i += LENGTH) {\n")
        .append(before)
        .append(kind.lines)
        .append(after)
        .append("}\n")
        .append(end)
        .append("}\n");
    return this;
  }

  String write() {
    StringBuilder imports = new StringBuilder();
    for (String constant : OF_VECTOR_MATH) {
      if (Pattern.compile("\\b" + constant + "\\b").matcher(methods).find()) {
        imports.append("import static dev.headgate.runtime.simd.VectorMath." + constant + ";\n");
      }
    }
    String gateMath =
        methods.indexOf("GateMath.") >= 0 ? "import dev.headgate.runtime.kernel.GateMath;\n" : "";
    return """
        package dev.headgate.runtime.simd;

        import static dev.headgate.runtime.simd.Lanes.LENGTH;
        import static dev.headgate.runtime.simd.Lanes.SPECIES;
        %s
        %simport jdk.incubator.vector.FloatVector;
        import jdk.incubator.vector.IntVector;
        import jdk.incubator.vector.VectorOperators;

        /**
         * Loops over whole vectors with an exponential in each, whose lines {@link VectorMath} explains.
         * {@link SlowMath} and {@link SlowActivations} give the
         * same bits. No method is so small that it would be inlined.
         *
         * <p>Written by {@code ExponentialWriter}; not to be edited by hand.
         */
        final class %s {

        private %s() {}
        """
            .formatted(imports, gateMath, name, name)
        + methods
        + "}\n";
  }
}
