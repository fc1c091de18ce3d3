package dev.headgate.processor.diag;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic.Kind;

/**
 * Says things to the user, each once: a subnetwork that two models use is looked at twice, but its
 * mistake is told once.
 */
public final class Reporter {

  private record Said(Problem problem, String text, Origin origin) {}

  private final Messager messager;
  private final Set<Said> said = new HashSet<>();
  private int errors;

  public Reporter(Messager messager) {
    this.messager = messager;
  }

  /** Reports a problem at a place. */
  public void report(Problem problem, Origin origin, String text) {
    boolean error = problem.severity() == Problem.Severity.ERROR;
    if (error) {
      errors++;
    }
    if (said.add(new Said(problem, text, origin))) {
      print(error ? Kind.ERROR : Kind.WARNING, problem.id() + ": " + text, origin);
    }
  }

  /**
   * How many errors there have been, repeated ones included: a caller compares before and after.
   */
  public int errors() {
    return errors;
  }

  private void print(Kind kind, String text, Origin origin) {
    if (origin.element() == null) {
      messager.printMessage(kind, text);
    } else if (origin.annotation() == null) {
      messager.printMessage(kind, text, origin.element());
    } else if (origin.value() == null) {
      messager.printMessage(kind, text, origin.element(), origin.annotation());
    } else {
      messager.printMessage(kind, text, origin.element(), origin.annotation(), origin.value());
    }
  }
}
