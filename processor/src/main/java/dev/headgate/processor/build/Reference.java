package dev.headgate.processor.build;

import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Mask;
import dev.headgate.processor.ir.Scale;
import dev.headgate.processor.ir.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * What a name stands for while the graph is built: a value, and the masks and scales that lie
 * between it and whoever takes it.
 */
record Reference(Source source, List<Mask> masks, List<Scale> scales) {

  Reference {
    masks = List.copyOf(masks);
    scales = List.copyOf(scales);
  }

  static Reference of(Source source) {
    return new Reference(source, List.of(), List.of());
  }

  Reference masked(List<Mask> more) {
    List<Mask> all = new ArrayList<>(masks);
    more.stream().filter(mask -> !all.contains(mask)).forEach(all::add);
    return new Reference(source, all, scales);
  }

  Reference scaled(List<Scale> more) {
    List<Scale> all = new ArrayList<>(scales);
    all.addAll(more);
    return new Reference(source, masks, all);
  }

  Edge edge() {
    return new Edge(source, masks, scales);
  }
}
