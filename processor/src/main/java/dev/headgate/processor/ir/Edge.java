package dev.headgate.processor.ir;

import java.util.List;

/**
 * A value on its way into a node or a loss, with the masks that drop cotangents on the way back and
 * the scales that multiply them.
 */
public record Edge(Source source, List<Mask> masks, List<Scale> scales) {

  public Edge {
    masks = List.copyOf(masks);
    scales = List.copyOf(scales);
  }

  /** Whether the loss's cotangent may travel back along this edge. */
  public boolean admits(String loss) {
    return masks.stream().noneMatch(mask -> mask.holdsBack(loss));
  }

  /** What multiplies the loss's cotangent on its way back along this edge. */
  public List<Scale> scalesOf(String loss) {
    return scales.stream().filter(scale -> scale.losses().contains(loss)).toList();
  }

  /** The same edge from another source. */
  Edge from(Source other) {
    return new Edge(other, masks, scales);
  }
}
