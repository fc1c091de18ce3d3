package dev.headgate.examples.twolosses;

/**
 * The losses of a model, each a mean.
 *
 * @param loss1 mean squared error of net1's features
 * @param loss2 binary cross-entropy of net3's maps; NaN for a model without it
 */
record LossPair(double loss1, double loss2) {}
