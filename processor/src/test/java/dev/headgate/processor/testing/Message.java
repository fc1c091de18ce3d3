package dev.headgate.processor.testing;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * What a compiler said.
 *
 * @param kind error, warning, ...
 * @param text the message alone, as the processor gave it
 * @param file such as {@code demo/Net.java}; empty where the message has no place
 * @param line counted from 1; 0 where the message has no place
 * @param column counted from 1; 0 where the message has no place
 * @param at the source text that the message marks
 */
public record Message(
    Diagnostic.Kind kind, String text, String file, int line, int column, String at) {

  /** The ID of a message of Headgate's, such as {@code HG-NAME-001}; empty for any other. */
  public String id() {
    return text.matches("(?s)HG-[A-Z]+-\\d{3}: .*") ? text.substring(0, text.indexOf(':')) : "";
  }

  public boolean isError() {
    return kind == Diagnostic.Kind.ERROR;
  }

  public boolean isWarning() {
    return kind == Diagnostic.Kind.WARNING || kind == Diagnostic.Kind.MANDATORY_WARNING;
  }

  /**
   * Lines are counted here, from the position in the text: the compilers agree on nothing else.
   *
   * @param root the folder that holds the sources
   * @param sources texts by path below it
   */
  static Message of(
      Diagnostic<? extends JavaFileObject> said, Path root, Map<String, String> sources) {
    // javac indents what follows the first line.
    String text = said.getMessage(Locale.ROOT).replaceAll("\n +", "\n  ");
    String file =
        said.getSource() == null ? "" : root.toUri().relativize(said.getSource().toUri()).getPath();
    String source = sources.getOrDefault(file, "");
    int start = (int) said.getStartPosition();
    // The standard interface counts the end exclusively; ECJ counts it inclusively.
    boolean inclusive = said.getClass().getName().startsWith("org.eclipse");
    int end = (int) said.getEndPosition() + (inclusive ? 1 : 0);
    if (start < 0 || end < start || end > source.length()) {
      return new Message(said.getKind(), text, file, 0, 0, "");
    }
    int point = (int) said.getPosition();
    String before = source.substring(0, point);
    int line = (int) before.chars().filter(letter -> letter == '\n').count() + 1;
    int column = point - before.lastIndexOf('\n');
    return new Message(said.getKind(), text, file, line, column, source.substring(start, end));
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column + " " + kind + ": " + text + " [" + at + "]";
  }
}
