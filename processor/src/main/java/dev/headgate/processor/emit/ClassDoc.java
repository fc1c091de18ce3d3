package dev.headgate.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.headgate.processor.build.Signature;
import dev.headgate.processor.ir.Argument.Geometry;
import dev.headgate.processor.ir.Argument.Setting;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Parameter;
import dev.headgate.processor.plan.Plan;
import dev.headgate.processor.plan.ProgramPlan;
import dev.headgate.processor.route.Cost;
import dev.headgate.processor.route.RoutingTable;
import dev.headgate.processor.route.RoutingTable.Effect;
import java.util.Collection;
import java.util.List;
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
          table(RoutingTable.of(plan.programs().routes())));
    }
    doc.add("\n<p>$L parameters.", grouped(size(plan.parameters().offsets().keySet())));
    doc.add(
        " Forward takes $L multiply-adds for each sample.\n", grouped(multiplyAdds(plan.graph())));
    if (signature.hasLosses()) {
      Cost cost = Cost.of(plan.programs().routes());
      Cost separate = Cost.separately(plan.programs().routes());
      doc.add(
          "Gradients take $L kernel calls and $L multiply-adds,\n"
              + "where one backward pass for each loss would take $L and $L.\n",
          grouped(cost.calls()),
          grouped(cost.multiplyAdds()),
          grouped(separate.calls()),
          grouped(separate.multiplyAdds()));
    }
    plan.plans().values().forEach(program -> addProgram(doc, program));
    addAlgorithms(doc, plan);
    return doc.build();
  }

  /** What was chosen for convolutions; which of them, the sizes of the layers say. */
  private static void addAlgorithms(CodeBlock.Builder doc, Plan plan) {
    List<Geometry> convolutions =
        plan.geometries().values().stream()
            .map(Plan.GeometryConstant::geometry)
            .filter(geometry -> geometry.type().equals("ConvolutionGeometry"))
            .toList();
    if (!convolutions.isEmpty()) {
      doc.add(
          "\n<p>$L convolution$L, of which $L gathered to matrix products,\n"
              + "$L with gradients by Winograd's algorithm and $L with the rows of the kernel\n"
              + "stacked for the gradient of the weights.\n",
          convolutions.size(),
          convolutions.size() == 1 ? "" : "s",
          chosen("gathered", convolutions),
          chosen("winograd", convolutions),
          chosen("stacked", convolutions));
    }
  }

  private static String chosen(String setting, List<Geometry> convolutions) {
    long count =
        convolutions.stream().filter(each -> each.settings().contains(Setting.of(setting))).count();
    return count == 0 ? "none" : String.valueOf(count);
  }

  private static void addProgram(CodeBlock.Builder doc, ProgramPlan program) {
    String name = program.program().name();
    doc.add("\n<p>$L", name.isEmpty() ? "" : name + ": ");
    if (program.gradients() != null) {
      doc.add("$L parameters trained, ", grouped(size(program.gradients().trained())));
    }
    doc.add(
        "$L floats of activations and gradients\n($L if none shared memory), ",
        grouped(program.arena().size()),
        grouped(program.arena().unshared()));
    if (program.program().comparesSamples()) {
      doc.add("the whole batch together.\n");
    } else {
      doc.add("$L sample$L together.\n", program.tile(), program.tile() == 1 ? "" : "s");
    }
  }

  private static long size(Collection<Parameter> parameters) {
    return parameters.stream().mapToLong(parameter -> parameter.shape().size()).sum();
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
