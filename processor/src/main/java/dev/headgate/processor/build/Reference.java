package dev.headgate.processor.build;

import dev.headgate.processor.ir.Edge;
import dev.headgate.processor.ir.Mask;
import dev.headgate.processor.ir.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * What a name stands for while the graph is built: a value, and the masks that lie between it and
 * whoever takes it.
 */
record Reference(Source source, List<Mask> masks) {

  Reference {
    masks = List.copyOf(masks);
  }

  static Reference of(Source source) {
    return new Reference(source, List.of());
  }

  Reference masked(List<Mask> more) {
    List<Mask> all = new ArrayList<>(masks);
    more.stream().filter(mask -> !all.contains(mask)).forEach(all::add);
    return new Reference(source, all);
  }

  Edge edge() {
    return new Edge(source, masks);
  }
}
