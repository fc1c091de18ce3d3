package dev.headgate.processor.ir;

import java.util.List;

/**
 * A value on its way into a node or a loss, with the masks that drop cotangents on the way back and
 * the scales that multiply them.
 *
 * @param differentiable whether what takes the value has a derivative by it; if not, no cotangent
 *     comes back whatever the masks
 */
public record Edge(Source source, List<Mask> masks, List<Scale> scales, boolean differentiable) {

  public Edge {
    masks = List.copyOf(masks);
    scales = List.copyOf(scales);
  }

  public Edge(Source source, List<Mask> masks, List<Scale> scales) {
    this(source, masks, scales, true);
  }

  /** The same edge into something that has no derivative by it. */
  Edge withoutDerivative() {
    return new Edge(source, masks, scales, false);
  }

  /** Whether the loss's cotangent may travel back along this edge. */
  public boolean admits(String loss) {
    return differentiable && masks.stream().noneMatch(mask -> mask.holdsBack(loss));
  }

  /** What multiplies the loss's cotangent on its way back along this edge. */
  public List<Scale> scalesOf(String loss) {
    return scales.stream().filter(scale -> scale.losses().contains(loss)).toList();
  }

  /** The same edge from another source. */
  Edge from(Source other) {
    return new Edge(other, masks, scales, differentiable);
  }
}
