package dev.headgate.processor.check;

import dev.headgate.processor.diag.Origin;
import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.ir.UserClass;
import dev.headgate.processor.op.CustomMethod;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Applied;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Subnetwork;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The class of a {@code @Custom} has the methods that generated code will call. */
public final class CustomCheck implements DeclarationCheck {

  @Override
  public void check(Declaration declaration, Reporter reporter) {
    for (Method method : declaration.methods()) {
      for (int i = 0; i < method.steps().size(); i++) {
        int inputs = i == 0 ? method.parameters().size() : 1;
        if (inputs > 0
            && method.takesTensors()
            && method.steps().get(i) instanceof Applied applied
            && applied.values().get("value") instanceof UserClass type) {
          checkAccess(type, method, declaration.packageName(), place(applied), reporter);
          for (CustomMethod wanted : CustomMethod.of(inputs)) {
            checkMethod(type, wanted, method, inputs, place(applied), reporter);
          }
        }
      }
    }
  }

  /**
   * A class can also be called from the package of a model that uses a subnetwork of another
   * package.
   */
  public static void checkWhole(Declaration model, Reporter reporter) {
    checkUsed(model, model, null, reporter);
  }

  /**
   * @param through the use by which a compiled subnetwork came in, which is where its mistakes are
   *     told
   */
  private static void checkUsed(
      Declaration model, Declaration within, @Nullable Subnetwork through, Reporter reporter) {
    for (Method method : within.methods()) {
      for (var step : method.steps()) {
        if (step instanceof Subnetwork use) {
          @Nullable Subnetwork outermost =
              through != null ? through : use.target().compiled() ? use : null;
          checkUsed(model, use.target(), outermost, reporter);
        } else if (step instanceof Applied applied
            && applied.values().get("value") instanceof UserClass type
            && !within.packageName().equals(model.packageName())) {
          Origin place = through == null ? place(applied) : through.origin();
          checkAccess(type, method, model.packageName(), place, reporter);
        }
      }
    }
  }

  private static Origin place(Applied applied) {
    return applied.places().getOrDefault("value", applied.origin());
  }

  private static void checkAccess(
      UserClass type, Method method, String from, Origin place, Reporter reporter) {
    if (!type.isAccessibleFrom(from)) {
      reporter.report(
          Problem.CUSTOM_ACCESS,
          place,
          "\""
              + type.name()
              + "\" of \""
              + method.name()
              + "\" cannot be called from "
              + (from.isEmpty() ? "the unnamed package" : "the package \"" + from + "\"")
              + ", where the compiled model is: make it public"
              + (type.simpleNames().size() > 1 ? ", and the types around it" : ""));
    }
  }

  private static void checkMethod(
      UserClass type,
      CustomMethod wanted,
      Method method,
      int inputs,
      Origin place,
      Reporter reporter) {
    String name = "\"" + type.name() + "\" of \"" + method.name() + "\"";
    List<UserClass.Method> named =
        type.methods().stream().filter(m -> m.name().equals(wanted.name())).toList();
    List<UserClass.Method> fitting =
        named.stream().filter(m -> m.types().equals(wanted.types())).toList();
    if (named.isEmpty()) {
      reporter.report(
          Problem.CUSTOM_METHOD,
          place,
          name + " has no method " + wanted.name() + ": write " + wanted.text());
    } else if (fitting.isEmpty()) {
      reporter.report(
          Problem.CUSTOM_PARAMETERS,
          place,
          name
              + " takes "
              + (inputs == 1 ? "one tensor" : inputs + " tensors")
              + ", but its "
              + wanted.name()
              + " takes ("
              + String.join(", ", named.get(0).types())
              + "): write "
              + wanted.text());
    } else if (!fitting.get(0).plain()) {
      reporter.report(
          Problem.CUSTOM_MODIFIERS,
          place,
          name
              + " has a "
              + wanted.name()
              + " that is not public, static and void, or that declares exceptions: write "
              + wanted.text());
    }
  }
}
