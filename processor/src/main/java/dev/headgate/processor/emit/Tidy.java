package dev.headgate.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Sets source the way a person would: a short Javadoc on one line, fields that belong together
 * without empty lines between them, a constant's note behind it. JavaPoet leaves no say in these.
 */
final class Tidy {

  private static final int WIDTH = 100;
  private static final Pattern CONSTANT = Pattern.compile(" +private static final .*;");
  private static final Pattern CONTINUED = Pattern.compile("      \\w+Geometry\\.of.*;");
  private static final Pattern FIELD = Pattern.compile("\\s+private (final )?[\\w\\[\\]]+ \\w+;");

  /** What stands behind a constant: the shape of what lies there, or the annotation it is of. */
  private static final Pattern NOTE = Pattern.compile("\\[.*|@GradientScale .*");

  private final List<String> lines;
  private final List<String> tidied = new ArrayList<>();
  private int at;

  private Tidy(String source) {
    this.lines = source.lines().toList();
  }

  static String source(String source) {
    return new Tidy(source).run();
  }

  private String run() {
    while (at < lines.size()) {
      if (lines.get(at).strip().equals("/**")) {
        takeJavadoc();
      } else if (!isGapBetweenFields()) {
        tidied.add(lines.get(at++).stripTrailing());
      } else {
        at++;
      }
    }
    return String.join("\n", tidied) + "\n";
  }

  /** An empty line between two fields of which the second begins no group. */
  private boolean isGapBetweenFields() {
    return lines.get(at).isEmpty()
        && at + 1 < lines.size()
        && !tidied.isEmpty()
        && endsField(tidied.get(tidied.size() - 1).replaceFirst(" // .*$", ""))
        && (beginsField(lines.get(at + 1)) || isNote(at + 1));
  }

  private static boolean beginsField(String line) {
    return isField(line)
        || (line.strip().startsWith("private static final") && line.endsWith("= "));
  }

  private static boolean endsField(String line) {
    return isField(line) || CONTINUED.matcher(line).matches();
  }

  private static boolean isField(String line) {
    return CONSTANT.matcher(line).matches() || FIELD.matcher(line).matches();
  }

  /** Whether a Javadoc that is nothing but a note begins at a line. */
  private boolean isNote(int start) {
    return lines.get(start).strip().equals("/**")
        && NOTE.matcher(lines.get(start + 1).strip().replaceFirst("^\\* ", "")).matches()
        && lines.get(start + 2).strip().equals("*/");
  }

  private void takeJavadoc() {
    String indent = lines.get(at).substring(0, lines.get(at).indexOf('/'));
    List<String> text = new ArrayList<>();
    for (at++; !lines.get(at).strip().equals("*/"); at++) {
      text.add(lines.get(at).strip().replaceFirst("^\\* ?", ""));
    }
    at++;
    String note = "";
    if (NOTE.matcher(text.get(text.size() - 1)).matches()
        && at < lines.size()
        && isField(lines.get(at))) {
      note = text.remove(text.size() - 1);
    }
    addJavadoc(indent, text);
    if (!note.isEmpty()) {
      tidied.add(lines.get(at++) + " // " + note);
    }
  }

  private void addJavadoc(String indent, List<String> text) {
    if (text.size() == 1 && indent.length() + text.get(0).length() + 7 <= WIDTH) {
      tidied.add(indent + "/** " + text.get(0) + " */");
    } else if (!text.isEmpty()) {
      tidied.add(indent + "/**");
      text.forEach(line -> tidied.add((indent + " * " + line).stripTrailing()));
      tidied.add(indent + " */");
    }
  }
}
