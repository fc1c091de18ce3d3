package dev.headgate.processor.reference;

import dev.headgate.processor.ir.Node;
import java.nio.charset.StandardCharsets;

/**
 * Which of a model's passes is computed.
 *
 * @param training whether gradients are asked for, so that layers behave as in training
 * @param seed of the model
 */
record Pass(boolean training, long seed) {

  /** How a layer behaves in a pass. */
  enum Mode {
    TRAINING,
    FROZEN,
    INFERENCE
  }

  /**
   * A pass as one layer sees it.
   *
   * @param key what its random numbers are derived from
   */
  record Local(Mode mode, long key) {}

  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  /** The first pass that draws: a model's later ones count up from its key. */
  Local at(Node node) {
    long name = 0xcbf29ce484222325L; // FNV-1a
    for (byte letter : node.name().getBytes(StandardCharsets.UTF_8)) {
      name = (name ^ (letter & 0xff)) * 0x100000001b3L;
    }
    Mode mode = node.isFrozen() ? Mode.FROZEN : Mode.TRAINING;
    return new Local(training ? mode : Mode.INFERENCE, seed * GAMMA + name);
  }
}
