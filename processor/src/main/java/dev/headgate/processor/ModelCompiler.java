package dev.headgate.processor;

import dev.headgate.processor.build.GraphBuilder;
import dev.headgate.processor.build.Signature;
import dev.headgate.processor.check.CustomCheck;
import dev.headgate.processor.check.DeclarationCheck;
import dev.headgate.processor.check.MaskCheck;
import dev.headgate.processor.check.UnusedCheck;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.emit.DescriptorWriter;
import dev.headgate.processor.emit.GeneratedFile;
import dev.headgate.processor.emit.ModelWriter;
import dev.headgate.processor.grad.Programs;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.plan.Fusion;
import dev.headgate.processor.plan.Overwriting;
import dev.headgate.processor.plan.Plan;
import dev.headgate.processor.route.Routes;
import dev.headgate.processor.route.RoutingCheck;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Contents;
import dev.headgate.processor.scan.Declaration.Kind;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Step;
import dev.headgate.processor.scan.Declaration.Subnetwork;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** The passes, from a declaration to Java source. */
public final class ModelCompiler {

  private final Reporter reporter;

  /** What has come of the checks so far; each reporter tells things at places of its own. */
  private final Map<Reporter, Map<Declaration, Boolean>> checked = new IdentityHashMap<>();

  public ModelCompiler(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Compiles a model; where it has mistakes, to a class with the same calls that only refuse. */
  public GeneratedFile compile(Declaration model) {
    Signature signature = Signature.of(model);
    return graph(model)
        .map(Routes::of)
        .filter(this::accept)
        .map(Programs::of)
        .map(Fusion::of)
        .map(Overwriting::of)
        .map(Plan::of)
        .map(plan -> ModelWriter.write(signature, plan))
        .orElseGet(() -> ModelWriter.writeStub(Signature.ofMistaken(model)));
  }

  /** The graph of a model without mistakes. */
  Optional<Graph> graph(Declaration model) {
    return check(model, reporter) && checkWhole(model)
        ? GraphBuilder.build(model, reporter)
        : Optional.empty();
  }

  /** Checks a subnetwork by itself; what its class file would lose, if it has no mistakes. */
  public Optional<GeneratedFile> compileSubnetwork(Declaration subnetwork) {
    return check(subnetwork, reporter)
        ? Optional.of(DescriptorWriter.write(subnetwork))
        : Optional.empty();
  }

  /** Checks a declaration and all that it uses, each once however often it is used. */
  private boolean check(Declaration declaration, Reporter reporter) {
    Map<Declaration, Boolean> known =
        checked.computeIfAbsent(reporter, key -> new IdentityHashMap<>());
    Boolean before = known.get(declaration);
    boolean right = before == null ? checkAnew(declaration, reporter) : before;
    known.put(declaration, right);
    return right;
  }

  private boolean checkAnew(Declaration declaration, Reporter reporter) {
    if (!declaration.complete()) {
      return false; // the Java compiler says what is missing
    }
    int before = reporter.errors();
    for (DeclarationCheck check : DeclarationCheck.ALL) {
      check.check(declaration, reporter);
    }
    boolean own = reporter.errors() == before && declaration.bodies().isEmpty();
    if (own) {
      new UnusedCheck().check(declaration, reporter);
    }
    boolean used = true;
    for (Method method : declaration.methods()) {
      for (Step step : method.steps()) {
        used &= !(step instanceof Subnetwork use) || checkUsed(use, reporter);
      }
    }
    return own && used;
  }

  /** A subnetwork of which nothing was read is no more to be built than one with mistakes. */
  private boolean checkUsed(Subnetwork use, Reporter reporter) {
    Declaration target = use.target();
    return target.kind() == Kind.SUBNETWORK
        && target.contents() == Contents.ALL
        && check(target, target.compiled() ? reporter.at(use.origin()) : reporter);
  }

  /** What can be told only of a model with all that it uses. */
  private boolean checkWhole(Declaration model) {
    int before = reporter.errors();
    MaskCheck.check(model, reporter);
    CustomCheck.checkWhole(model, reporter);
    return reporter.errors() == before;
  }

  private boolean accept(Routes routes) {
    int before = reporter.errors();
    RoutingCheck.check(routes, reporter);
    return reporter.errors() == before;
  }
}
