package dev.headgate.processor.reference;

import java.util.Map;

/**
 * What a model should answer for a batch.
 *
 * @param outputs elements of the whole batch by the output's name
 * @param evaluated means over the batch by the loss's name, as in inference
 * @param trained what a step answers of the batch
 */
public record Expectation(
    Map<String, double[]> outputs, Map<String, Double> evaluated, Training trained) {

  /**
   * What a step answers.
   *
   * @param losses means over the batch by the loss's name
   * @param gradients of the parameters that some loss trains, by name; the others are absent
   * @param memory what layers remember after the step, by name; the others keep what they had
   */
  public record Training(
      Map<String, Double> losses, Map<String, double[]> gradients, Map<String, double[]> memory) {}
}
