package dev.headgate.processor.route;

import java.util.List;

/**
 * The losses whose summed cotangent is carried as one at a value. The backward pass is linear, so
 * losses that masks treat alike in everything still upstream need not be kept apart.
 *
 * @param losses in the order of the model's losses
 */
public record Lane(List<String> losses) {

  public Lane {
    losses = List.copyOf(losses);
  }
}
