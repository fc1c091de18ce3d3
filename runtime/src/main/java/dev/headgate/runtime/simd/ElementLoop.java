package dev.headgate.runtime.simd;

import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import java.util.function.IntConsumer;

/** A loop over any number of elements. */
final class ElementLoop extends Loop {

  /** Operations on each vector, roughly, of an exponential; of simpler loops there are fewer. */
  private static final int OPERATIONS = 32;

  /** As many as make the loop, and not what is around it, count. */
  private static final int MANY = 8 * LENGTH;

  private static final float[] X = new float[MANY];
  private static final float[] Y = new float[MANY];

  static final ElementLoop SCALE =
      new ElementLoop(count -> VectorElements.scale(count, 0.5f, X, 0, Y, 0));
  static final ElementLoop MAX =
      new ElementLoop(count -> VectorElements.max(count, X, 0, Y, 0, Y, 0));
  static final ElementLoop SUM = new ElementLoop(count -> VectorElements.sum(count, X, 0));
  static final ElementLoop RELU = new ElementLoop(count -> VectorElements.relu(count, X, 0, Y, 0));
  static final ElementLoop RELU_BACKWARD =
      new ElementLoop(count -> VectorElements.reluBackward(count, X, 0, X, 0, Y, 0));
  static final ElementLoop LEAKY_RELU =
      new ElementLoop(count -> VectorElements.leakyRelu(count, 0.5f, X, 0, Y, 0));
  static final ElementLoop LEAKY_RELU_BACKWARD =
      new ElementLoop(count -> VectorElements.leakyReluBackward(count, 0.5f, X, 0, X, 0, Y, 0));
  static final ElementLoop SIGMOID_BACKWARD =
      new ElementLoop(count -> VectorElements.sigmoidBackward(count, X, 0, X, 0, Y, 0));
  static final ElementLoop TANH_BACKWARD =
      new ElementLoop(count -> VectorElements.tanhBackward(count, X, 0, X, 0, Y, 0));
  static final ElementLoop EXP =
      new ElementLoop(count -> VectorMath.expOfSizeOfVectors(count, -1f, X, 0, Y));
  static final ElementLoop LOG = new ElementLoop(count -> VectorMath.logOfVectors(count, Y));
  static final ElementLoop LOG1P = new ElementLoop(count -> VectorMath.log1pOfVectors(count, Y));
  static final ElementLoop WINOGRAD_SOURCES =
      new ElementLoop(count -> VectorElements.winogradSources(count, X, 0, 0, Y, 0, 0));

  private final IntConsumer call;

  private ElementLoop(IntConsumer call) {
    super(2 * OPERATIONS);
    this.call = call;
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
    call.accept(2 * LENGTH);
  }

  @Override
  void runEmpty(int calls) {
    for (int i = 0; i < calls; i++) {
      call.accept(0);
    }
  }
}
