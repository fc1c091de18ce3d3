package dev.headgate.processor.diag;

import dev.headgate.processor.testing.Message;
import dev.headgate.processor.testing.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The documentation of a message.
 *
 * @param library a subnetwork that was compiled before, where the page shows one
 * @param wrong a source that gives the message
 * @param message the message as a compiler prints it
 * @param right a source that gives none
 */
record Page(
    String id, String title, Optional<String> library, String wrong, String message, String right) {

  static final Path FOLDER = Path.of("..", "docs", "diagnostics");

  /** On one line with the first line of an example, so that lines are counted as on the page. */
  private static final String IMPORTS =
      "package example; import dev.headgate.*; import dev.headgate.gradient.*;"
          + " import dev.headgate.layer.*; import dev.headgate.loss.*; ";

  private static final Pattern BLOCK =
      Pattern.compile("```(java|java library|text)\n(.*?)\n```", Pattern.DOTALL);

  static List<Page> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("HG-"))
          .sorted()
          .map(Page::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Page read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String id = file.getFileName().toString().replace(".md", "");
    String title = text.lines().findFirst().orElse("").replace("# " + id + ": ", "");
    List<String> java = new ArrayList<>();
    String library = null;
    String message = "";
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      switch (block.group(1)) {
        case "java" -> java.add(block.group(2));
        case "java library" -> library = block.group(2);
        default -> message = block.group(2);
      }
    }
    if (java.size() != 2 || message.isEmpty()) {
      throw new IllegalStateException(
          file + " has " + java.size() + " examples: write a wrong one, its message, a right one");
    }
    return new Page(id, title, Optional.ofNullable(library), java.get(0), message, java.get(1));
  }

  static Source example(String code) {
    return new Source("example.Example", IMPORTS + code);
  }

  static Source library(String code) {
    Matcher type = Pattern.compile("interface (\\w+)").matcher(code);
    if (!type.find()) {
      throw new IllegalArgumentException("no interface in " + code);
    }
    return new Source("example." + type.group(1), IMPORTS + code);
  }

  /** Such as {@code Example.java:3: error: HG-NAME-001: ...}. */
  static String print(Message message) {
    String file = message.file().replace("example/", "");
    return file
        + ":"
        + message.line()
        + ": "
        + (message.isError() ? "error" : "warning")
        + ": "
        + message.text();
  }

  @Override
  public String toString() {
    return id;
  }
}
