package dev.headgate.processor.ir;

import java.util.List;

/**
 * A value on its way into a node or a loss, with the masks that drop cotangents on the way back.
 *
 * @param differentiable whether what takes the value has a derivative by it; if not, no cotangent
 *     comes back whatever the masks
 */
public record Edge(Source source, List<Mask> masks, boolean differentiable) {

  public Edge {
    masks = List.copyOf(masks);
  }

  public Edge(Source source, List<Mask> masks) {
    this(source, masks, true);
  }

  /** The same edge into something that has no derivative by it. */
  Edge withoutDerivative() {
    return new Edge(source, masks, false);
  }

  /** Whether the loss's cotangent may travel back along this edge. */
  public boolean admits(String loss) {
    return differentiable && masks.stream().noneMatch(mask -> mask.holdsBack(loss));
  }
}
