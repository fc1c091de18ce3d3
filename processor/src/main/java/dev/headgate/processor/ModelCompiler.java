package dev.headgate.processor;

import dev.headgate.processor.build.GraphBuilder;
import dev.headgate.processor.build.Signature;
import dev.headgate.processor.check.DeclarationCheck;
import dev.headgate.processor.check.MaskCheck;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.emit.DescriptorWriter;
import dev.headgate.processor.emit.GeneratedFile;
import dev.headgate.processor.emit.ModelWriter;
import dev.headgate.processor.grad.Differentiation;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.plan.Plan;
import dev.headgate.processor.route.Routing;
import dev.headgate.processor.route.RoutingCheck;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Subnetwork;
import java.util.Optional;

/** The passes, from a declaration to Java source. */
public final class ModelCompiler {

  private final Reporter reporter;

  public ModelCompiler(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Compiles a model; where it has mistakes, to a class with the same calls that only refuse. */
  public GeneratedFile compile(Declaration model) {
    Signature signature = Signature.of(model);
    return graph(model)
        .map(Routing::of)
        .filter(this::accept)
        .map(Differentiation::of)
        .map(Plan::of)
        .map(plan -> ModelWriter.write(signature, plan))
        .orElseGet(() -> ModelWriter.writeStub(signature));
  }

  /** The graph of a model without mistakes. */
  Optional<Graph> graph(Declaration model) {
    return check(model) && checkMasks(model)
        ? GraphBuilder.build(model, reporter)
        : Optional.empty();
  }

  /** Checks a subnetwork by itself; what its class file would lose, if it has no mistakes. */
  public Optional<GeneratedFile> compileSubnetwork(Declaration subnetwork) {
    return check(subnetwork) ? Optional.of(DescriptorWriter.write(subnetwork)) : Optional.empty();
  }

  private boolean check(Declaration declaration) {
    int before = reporter.errors();
    for (DeclarationCheck check : DeclarationCheck.ALL) {
      check.check(declaration, reporter);
    }
    boolean own = reporter.errors() == before && declaration.complete();
    boolean used = checkUsed(declaration);
    return own && used;
  }

  private boolean checkUsed(Declaration declaration) {
    return declaration.methods().stream()
        .flatMap(method -> method.steps().stream())
        .filter(Subnetwork.class::isInstance)
        .map(use -> ((Subnetwork) use).target())
        .filter(target -> !target.methods().isEmpty())
        .map(this::check)
        .reduce(true, Boolean::logicalAnd);
  }

  private boolean checkMasks(Declaration model) {
    int before = reporter.errors();
    MaskCheck.check(model, reporter);
    return reporter.errors() == before;
  }

  private boolean accept(Routing routing) {
    int before = reporter.errors();
    RoutingCheck.check(routing, reporter);
    return reporter.errors() == before;
  }
}
