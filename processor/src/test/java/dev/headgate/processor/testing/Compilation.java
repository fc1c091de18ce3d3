package dev.headgate.processor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of a compilation. */
public final class Compilation {

  private final List<Message> messages;
  private final Map<String, String> generated;
  private final Map<String, byte[]> classes;
  private final ClassLoader loader;

  Compilation(
      List<Message> messages,
      Map<String, String> generated,
      Map<String, byte[]> classes,
      ClassLoader parent) {
    this.messages = List.copyOf(messages);
    this.generated = Map.copyOf(generated);
    this.classes = Map.copyOf(classes);
    this.loader = new MemoryLoader(classes, parent);
  }

  /** Everything the compiler said, in its order, the compiler's own lint included. */
  public List<Message> messages() {
    return messages;
  }

  public List<Message> errors() {
    return messages.stream().filter(Message::isError).toList();
  }

  public List<Message> warnings() {
    return messages.stream().filter(Message::isWarning).toList();
  }

  /** Headgate's own messages: those that carry an ID. */
  public List<Message> ours() {
    return messages.stream().filter(message -> !message.id().isEmpty()).toList();
  }

  public boolean succeeded() {
    return errors().isEmpty();
  }

  /** This compilation, or an AssertionError that lists the errors. */
  public Compilation orFail() {
    if (!succeeded()) {
      throw new AssertionError("the compiler refused:\n" + text(errors()));
    }
    return this;
  }

  /** The source the processor wrote for a class. */
  public String generated(String qualifiedName) {
    String source = generated.get(qualifiedName);
    if (source == null) {
      throw new AssertionError(
          "no " + qualifiedName + " among " + generated.keySet() + "\n" + text(messages));
    }
    return source;
  }

  /** All sources that the processor wrote, by qualified name. */
  public Map<String, String> generated() {
    return generated;
  }

  /** The compiled classes by binary name, such as {@code demo.Outer$Inner}. */
  public Map<String, byte[]> classFiles() {
    return classes;
  }

  /** Loads the compiled classes, with the test's own class path behind them. */
  public ClassLoader classLoader() {
    return loader;
  }

  /** Writes the compiled classes below a folder, to be a class path for another compilation. */
  public Path writeClasses(Path folder) {
    try {
      for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
        Path file = folder.resolve(entry.getKey().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, entry.getValue());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(List<Message> messages) {
    return messages.stream().map(Message::toString).collect(Collectors.joining("\n"));
  }

  private static final class MemoryLoader extends ClassLoader {

    private final Map<String, byte[]> classes;

    MemoryLoader(Map<String, byte[]> classes, ClassLoader parent) {
      super(parent);
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
