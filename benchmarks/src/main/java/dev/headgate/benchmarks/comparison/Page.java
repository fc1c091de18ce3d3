package dev.headgate.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of documentation: measured parts stand between marks, prose around them stays. */
final class Page {
  private static final String END = "<!-- end -->";

  private final Path folder;
  private final Path file;

  Page(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("performance.md");
  }

  /** The marks of a part. */
  static String begin(String part) {
    return "<!-- measured: " + part + ", Java " + Runtime.version().feature() + " -->";
  }

  void replace(String part, String text) throws IOException {
    String page = Files.readString(file);
    String mark = begin(part);
    int begin = page.indexOf(mark);
    int end = page.indexOf(END, begin);
    if (begin < 0 || end < 0) {
      throw new IllegalStateException(file + " has no place for this part: " + mark + END);
    }
    Files.writeString(
        file, page.substring(0, begin) + mark + "\n" + text.strip() + "\n" + page.substring(end));
    Progress.say("wrote " + part + "\n" + text);
  }

  /** Writes a picture and answers the line that shows it. */
  String image(String part, String title, String svg) throws IOException {
    String name = "images/performance-" + part + "-" + Runtime.version().feature() + ".svg";
    Files.createDirectories(folder.resolve("images"));
    Files.writeString(folder.resolve(name), svg);
    return "![" + title + "](" + name + ")\n";
  }
}
