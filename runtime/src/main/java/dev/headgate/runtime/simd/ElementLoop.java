package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A loop over any number of elements. */
final class ElementLoop extends Loop {

  /** Operations on each vector, roughly. */
  private static final int OPERATIONS = 4;

  /** As few as every loop can make a turn with, and as many as it then makes several with. */
  private static final int FEW = 4 * LENGTH;

  private static final int MANY = 16 * LENGTH;

  private static final float[] X = new float[3 * MANY];
  private static final float[] Y = new float[3 * MANY];
  private static final float[] WEIGHTS = new float[8];
  private static final float[] LARGEST_OF_X = new float[1];
  private static final int[] OFFSETS = new int[8];

  // Element by element.
  static final ElementLoop ADD = of(n -> VectorElements.add(n, X, 0, X, 0, Y, 0));
  static final ElementLoop SUBTRACT_SCALED =
      of(n -> VectorElements.subtractScaled(n, 0.5f, X, 0, Y, 0));
  // Reads the last vector first, which lies before the place that it is given where there is none.
  static final ElementLoop SCALE = of(n -> VectorElements.scale(n, 0.5f, X, LENGTH, Y, LENGTH));
  static final ElementLoop MULTIPLY = of(n -> VectorElements.multiply(n, X, 0, X, 0, Y, 0));
  static final ElementLoop ADD_PRODUCTS = of(n -> VectorElements.addProducts(n, X, 0, X, 0, Y, 0));
  static final ElementLoop TIMES_DIFFERENCE =
      of(n -> VectorElements.timesDifference(n, X, 0, X, 0, 0.5f, Y, 0));
  static final ElementLoop TIMES_DIFFERENCES =
      of(n -> VectorElements.timesDifferences(n, X, 0, X, 0, X, 0, Y, 0));
  static final ElementLoop NORMALIZE = of(n -> VectorElements.normalize(n, 1, 1, 1, X, 0, Y, 0));
  static final ElementLoop NORMALIZE_BACKWARD =
      of(n -> VectorElements.normalizeBackward(n, 1, 1, 1, 1, X, 0, X, 0, Y, 0));
  static final ElementLoop MAX = of(n -> VectorElements.max(n, X, 0, Y, 0, Y, 0));
  static final ElementLoop WINOGRAD_SOURCES =
      of(n -> VectorElements.winogradSources(n, X, 0, 0, Y, 0, 0));

  // Activations.
  static final ElementLoop RELU = of(n -> VectorElements.relu(n, X, 0, Y, 0));
  static final ElementLoop RELU_BACKWARD =
      of(n -> VectorElements.reluBackward(n, X, 0, X, 0, Y, 0));
  static final ElementLoop LEAKY_RELU = of(n -> VectorElements.leakyRelu(n, 0.5f, X, 0, Y, 0));
  static final ElementLoop LEAKY_RELU_BACKWARD =
      of(n -> VectorElements.leakyReluBackward(n, 0.5f, X, 0, X, 0, Y, 0));
  static final ElementLoop SIGMOID = of(n -> VectorActivations.sigmoid(n, X, 0, Y, 0));
  static final ElementLoop SIGMOID_BACKWARD =
      of(n -> VectorElements.sigmoidBackward(n, X, 0, X, 0, Y, 0));
  static final ElementLoop TANH = of(n -> VectorActivations.tanh(n, X, 0, Y, 0));
  static final ElementLoop TANH_BACKWARD =
      of(n -> VectorElements.tanhBackward(n, X, 0, X, 0, Y, 0));
  static final ElementLoop SILU = of(n -> VectorGates.silu(n, X, 0, Y, 0));
  static final ElementLoop SILU_BACKWARD = of(n -> VectorGates.siluBackward(n, X, 0, X, 0, Y, 0));
  static final ElementLoop GELU = of(n -> VectorGates.gelu(n, X, 0, Y, 0));
  static final ElementLoop GELU_BACKWARD = of(n -> VectorGates.geluBackward(n, X, 0, X, 0, Y, 0));
  static final ElementLoop TANH_GELU = of(n -> VectorGates.tanhGelu(n, X, 0, Y, 0));
  static final ElementLoop TANH_GELU_BACKWARD =
      of(n -> VectorGates.tanhGeluBackward(n, X, 0, X, 0, Y, 0));

  // Exponentials and logarithms.
  static final ElementLoop EXP_OF_SIZE = of(n -> VectorPowers.ofSize(n, 1f, X, 0, Y));
  static final ElementLoop EXP_BELOW =
      of(n -> VectorPowers.below(n, 1f, X, 0, 0, LARGEST_OF_X, Y, 0));
  static final ElementLoop EXP_BELOW_RUNS = of(n -> VectorPowers.addBelow(n, X, X, 0, Y, 0, Y));
  static final ElementLoop LOG = of(n -> VectorMath.logOfVectors(n, Y));
  static final ElementLoop LOG1P = of(n -> VectorMath.log1pOfVectors(n, Y));

  // What is made of many elements.
  static final ElementLoop SUM = of(n -> VectorSums.plain(n, X, 0));
  static final ElementLoop SUM_OF_DIFFERENCES = of(n -> VectorSums.differences(n, 1f, X, 0));
  static final ElementLoop SUM_OF_SQUARES = of(n -> VectorSums.squares(n, 1f, X, 0));
  static final ElementLoop SUM_OF_PRODUCTS = of(n -> VectorSums.products(n, 1f, X, 0, Y, 0));
  static final ElementLoop LARGEST = of(n -> VectorSums.largest(n, X, 0));

  // Rows; each is as long as few elements.
  static final ElementLoop CHOOSE =
      of(n -> VectorRows.choose(n / FEW, FEW, X, 0, 0, X, 0, 0, X, 0, 0, Y, 0, 0, FEW, 0));
  static final ElementLoop SPLIT = of(n -> PairLoops.split(n, X, 0, Y, 0, n));
  static final ElementLoop MERGE = of(n -> PairLoops.merge(n, X, 0, n, Y, 0));
  static final ElementLoop CHOOSE_PAIRS = of(n -> PairLoops.choose(n, X, 0, X, 0, Y, 0));
  static final ElementLoop REPEAT =
      of(n -> PairLoops.repeat(n / FEW, 1, FEW, 1f, X, 0, 0, Y, 0, 0));
  static final ElementLoop BETWEEN =
      of(n -> PairLoops.between(n / FEW, FEW, 0.5f, X, 0, 0, 1, Y, 0, FEW, 0));
  static final ElementLoop BETWEEN_ELEMENTS = of(n -> PairLoops.between(n, 0.5f, X, 0, Y, 0));
  static final ElementLoop ENLARGE = of(n -> BilinearLoops.enlarge(2, n / 4 + 1, X, 0, Y, 0));
  static final ElementLoop REDUCE = of(n -> BilinearLoops.reduce(2, n / 4 + 2, Y, 0, X, 0));
  private static final ElementLoop[] SUM_PAIRS = {
    of(n -> PairLoops.sumOfOne(n / FEW, FEW, OFFSETS, 1f, X, 0, 0, Y, 0, 0)),
    of(n -> PairLoops.sumOfTwo(n / FEW, FEW, OFFSETS, 1f, X, 0, 0, Y, 0, 0))
  };
  private static final ElementLoop[] MAX_PAIRS = {
    of(n -> PairLoops.maxOfOne(n / FEW, FEW, OFFSETS, 1f, X, 0, 0, Y, 0, 0)),
    of(n -> PairLoops.maxOfTwo(n / FEW, FEW, OFFSETS, 1f, X, 0, 0, Y, 0, 0))
  };
  private static final ElementLoop[] SUM_ROWS = rows(ElementLoop::sumOf);
  private static final ElementLoop[] MAX_ROWS = rows(ElementLoop::maxOf);

  private final IntConsumer call;

  private ElementLoop(IntConsumer call) {
    super(OPERATIONS * FEW / LENGTH);
    this.call = call;
  }

  private static ElementLoop of(IntConsumer call) {
    return new ElementLoop(call);
  }

  /** For each number of taps that has a loop of its own, the last for all above. */
  private static ElementLoop[] rows(IntFunction<ElementLoop> loop) {
    return IntStream.rangeClosed(0, VectorRows.KINDS).mapToObj(loop).toArray(ElementLoop[]::new);
  }

  private static ElementLoop sumOf(int taps) {
    return of(n -> VectorRows.sum(n / FEW, FEW, taps, OFFSETS, WEIGHTS, X, 0, 0, Y, 0, 0));
  }

  private static ElementLoop maxOf(int taps) {
    return of(n -> VectorRows.max(n / FEW, FEW, taps, OFFSETS, X, 0, 0, Y, 0, 0));
  }

  /** That of {@link VectorRows#sum}, at least one tap. */
  static ElementLoop sumRows(int taps) {
    return SUM_ROWS[Math.min(taps, VectorRows.KINDS)];
  }

  /** That of {@link VectorRows#max}, at least two taps. */
  static ElementLoop maxRows(int taps) {
    return MAX_ROWS[Math.min(taps, VectorRows.KINDS)];
  }

  /** That of {@link VectorPairs#sum}. */
  static ElementLoop sumPairs(int taps) {
    return SUM_PAIRS[taps - 1];
  }

  /** That of {@link VectorPairs#max}. */
  static ElementLoop maxPairs(int taps) {
    return MAX_PAIRS[taps - 1];
  }

  /** How many of so many elements to take as whole vectors: none while those are not compiled. */
  int bound(int count) {
    return isReady(count) ? SPECIES.loopBound(count) : 0;
  }

  @Override
  void run() {
    call.accept(MANY);
  }

  @Override
  void runBriefly() {
    call.accept(FEW);
  }

  @Override
  void runEmpty(int calls) {
    for (int i = 0; i < calls; i++) {
      call.accept(0);
    }
  }
}
