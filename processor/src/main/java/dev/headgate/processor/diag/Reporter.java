package dev.headgate.processor.diag;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Says things to the user, each once: a subnetwork that two models use is looked at twice, but its
 * mistake is told once.
 */
public final class Reporter {

  private record Said(Problem problem, String text, Origin origin) {}

  /** What a reporter shares with those made of it. */
  private static final class Log {
    private final Set<Said> said = new HashSet<>();
    private int errors;
  }

  private final Messager messager;
  private final Log log;
  private final @Nullable Origin everywhere;

  public Reporter(Messager messager) {
    this(messager, new Log(), null);
  }

  private Reporter(Messager messager, Log log, @Nullable Origin everywhere) {
    this.messager = messager;
    this.log = log;
    this.everywhere = everywhere;
  }

  /**
   * This reporter for what comes from a class file, where nothing can be placed: it tells
   * everything at one place, the outermost that was asked for.
   */
  public Reporter at(Origin place) {
    return everywhere != null ? this : new Reporter(messager, log, place);
  }

  /** Reports a problem at a place; a warning that is suppressed there is not told. */
  public void report(Problem problem, Origin origin, String text) {
    Origin place = everywhere != null ? everywhere : origin;
    boolean error = problem.severity() == Problem.Severity.ERROR;
    if (error) {
      log.errors++;
    }
    boolean fresh = log.said.add(new Said(problem, text, place));
    if (fresh && !Suppressions.cover(problem, place.element())) {
      print(error ? Kind.ERROR : Kind.WARNING, problem.id() + ": " + text, place);
    }
  }

  /**
   * How many errors there have been, repeated ones included: a caller compares before and after.
   */
  public int errors() {
    return log.errors;
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
