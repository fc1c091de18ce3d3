package dev.headgate.processor.ir;

import java.util.List;

/**
 * A value on its way into a node or a loss, with the masks that drop cotangents on the way back.
 */
public record Edge(Source source, List<Mask> masks) {

  public Edge {
    masks = List.copyOf(masks);
  }

  /** Whether the loss's cotangent may travel back along this edge. */
  public boolean admits(String loss) {
    return masks.stream().noneMatch(mask -> mask.holdsBack(loss));
  }
}
