package dev.headgate.processor.testing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A source file.
 *
 * @param qualifiedName of its top-level type, such as {@code demo.Net}
 */
public record Source(String qualifiedName, String text) {

  private static final Pattern PACKAGE =
      Pattern.compile("^\\s*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);
  private static final Pattern TYPE =
      Pattern.compile(
          "^(?:public |abstract |final |sealed |non-sealed )*"
              + "(?:class|interface|enum|record|@interface)\\s+(\\w+)",
          Pattern.MULTILINE | Pattern.UNICODE_CHARACTER_CLASS);

  /** A source named after its package line and the first type that starts a line. */
  public static Source of(String text) {
    Matcher type = TYPE.matcher(text);
    if (!type.find()) {
      throw new IllegalArgumentException("no type starts a line of:\n" + text);
    }
    Matcher packageLine = PACKAGE.matcher(text);
    String prefix = packageLine.find() ? packageLine.group(1) + "." : "";
    return new Source(prefix + type.group(1), text);
  }

  /** The file's path below a source folder, such as {@code demo/Net.java}. */
  public String path() {
    return qualifiedName.replace('.', '/') + ".java";
  }
}
