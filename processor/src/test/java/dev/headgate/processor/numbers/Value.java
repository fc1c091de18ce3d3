package dev.headgate.processor.numbers;

import dev.headgate.processor.ir.Shape;

/**
 * A value of a random model, by the name that methods take it with.
 *
 * @param learned whether it depends on a parameter
 * @param probability whether it lies between 0 and 1
 * @param distinct whether no plane of it can hold one value twice, once masked and once not: at
 *     such a tie a maximum has no derivative
 */
record Value(String name, Shape shape, boolean learned, boolean probability, boolean distinct) {

  Value named(String other) {
    return new Value(other, shape, learned, probability, distinct);
  }
}
