package dev.headgate.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.headgate.processor.build.Signature;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.plan.Plan;
import dev.headgate.processor.route.RoutingTable;
import dev.headgate.processor.route.RoutingTable.Effect;
import java.util.Locale;

/**
 * The Javadoc of a compiled model: what it was made of, which loss trains what, how large it is.
 */
final class ClassDoc {

  private ClassDoc() {}

  static CodeBlock of(Signature signature, Plan plan) {
    CodeBlock.Builder doc = CodeBlock.builder();
    doc.add("The model {@link $L}, compiled.\n", signature.model());
    if (signature.hasLosses()) {
      doc.add(
          "\n<p>Which loss does what to which part:\n\n<pre>\n$L</pre>\n",
          table(RoutingTable.of(plan.program().routing())));
    }
    int parameters =
        plan.parameters().offsets().keySet().stream().mapToInt(p -> p.shape().size()).sum();
    doc.add(
        "\n<p>$L parameters, $L of them trained. Forward takes $L multiply-adds for each sample,\n"
            + "activations and gradients $L floats ($L if none shared memory);\n"
            + "$L sample$L through together.\n",
        grouped(parameters),
        grouped(plan.parameters().trained()),
        grouped(multiplyAdds(plan.program().graph())),
        grouped(plan.arena().size()),
        grouped(plan.arena().unshared()),
        plan.tile(),
        plan.tile() == 1 ? " goes" : "s go");
    return doc.build();
  }

  private static long multiplyAdds(Graph graph) {
    return graph.nodes().stream().mapToLong(node -> node.layer().multiplyAdds(node.shapes())).sum();
  }

  private static String table(RoutingTable table) {
    int first = table.rows().stream().mapToInt(row -> row.instance().length()).max().orElse(0);
    int others =
        Math.max(
            words(Effect.FLOWS_THROUGH).length(),
            table.losses().stream().mapToInt(String::length).max().orElse(0));
    StringBuilder text = new StringBuilder(line(" ".repeat(first), table.losses(), others));
    for (RoutingTable.Row row : table.rows()) {
      String name = row.instance() + " ".repeat(first - row.instance().length());
      text.append(line(name, row.effects().stream().map(ClassDoc::words).toList(), others));
    }
    return text.toString();
  }

  private static String line(String name, Iterable<String> cells, int width) {
    StringBuilder line = new StringBuilder(name);
    cells.forEach(cell -> line.append("  ").append(cell).append(" ".repeat(width - cell.length())));
    return line.toString().stripTrailing() + "\n";
  }

  private static String words(Effect effect) {
    return effect == Effect.NOT_CONNECTED
        ? "-"
        : effect.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
