package dev.headgate.processor.reference;

import java.util.Map;

/**
 * What a model should answer for a batch.
 *
 * @param outputs elements of the whole batch by the output's name
 * @param losses means over the batch by the loss's name
 * @param gradients of the parameters that some loss trains, by name; the others are absent
 */
public record Expectation(
    Map<String, double[]> outputs, Map<String, Double> losses, Map<String, double[]> gradients) {}
