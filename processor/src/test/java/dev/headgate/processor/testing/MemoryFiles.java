package dev.headgate.processor.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Reads through to the class path; keeps what a compiler writes. */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

  private final Path root;
  private final Map<String, MemoryFile> sources = new TreeMap<>();
  private final Map<String, MemoryFile> classes = new TreeMap<>();

  /**
   * @param root the folder that files pretend to lie in
   */
  MemoryFiles(StandardJavaFileManager classPath, Path root) {
    super(classPath);
    this.root = root;
  }

  /** The sources that were written, by qualified name. */
  Map<String, String> sources() {
    Map<String, String> texts = new TreeMap<>();
    sources.forEach((name, file) -> texts.put(name, file.text()));
    return texts;
  }

  /** The classes that were written, by binary name. */
  Map<String, byte[]> classes() {
    Map<String, byte[]> bytes = new TreeMap<>();
    classes.forEach((name, file) -> bytes.put(name, file.bytes()));
    return bytes;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      JavaFileManager.Location location,
      String className,
      JavaFileObject.Kind kind,
      FileObject sibling) {
    String name = className.replace('/', '.');
    String path = name.replace('.', '/') + kind.extension;
    MemoryFile file = new MemoryFile(root.resolve(path).toUri(), kind);
    (kind == JavaFileObject.Kind.SOURCE ? sources : classes).put(name, file);
    return file;
  }

  @Override
  public boolean isSameFile(FileObject first, FileObject second) {
    return first.toUri().equals(second.toUri());
  }

  /** ECJ takes a source without a file behind it only if it lies in a source folder. */
  @Override
  public boolean hasLocation(JavaFileManager.Location location) {
    return location == StandardLocation.SOURCE_PATH || super.hasLocation(location);
  }

  @Override
  public Iterable<JavaFileObject> list(
      JavaFileManager.Location location,
      String packageName,
      Set<JavaFileObject.Kind> kinds,
      boolean recurse)
      throws IOException {
    return location == StandardLocation.SOURCE_PATH
        ? List.of()
        : super.list(location, packageName, kinds, recurse);
  }

  @Override
  public @Nullable JavaFileObject getJavaFileForInput(
      JavaFileManager.Location location, String className, JavaFileObject.Kind kind)
      throws IOException {
    return location == StandardLocation.SOURCE_PATH
        ? null
        : super.getJavaFileForInput(location, className, kind);
  }

  @Override
  public boolean contains(JavaFileManager.Location location, FileObject file) throws IOException {
    return file instanceof MemoryFile || super.contains(location, file);
  }

  @Override
  public void close() {
    // The class path behind is kept open for the next compilation.
  }

  JavaFileObject source(Source source) {
    Path path = root.resolve(source.path());
    MemoryFile file = new MemoryFile(path.toUri(), JavaFileObject.Kind.SOURCE);
    file.written.writeBytes(source.text().getBytes(StandardCharsets.UTF_8));
    return file;
  }

  private static final class MemoryFile extends SimpleJavaFileObject {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    MemoryFile(URI place, Kind kind) {
      super(place, kind);
    }

    @Override
    public OutputStream openOutputStream() {
      written.reset();
      return written;
    }

    @Override
    public String getCharContent(boolean ignoreEncodingErrors) {
      return text();
    }

    String text() {
      return written.toString(StandardCharsets.UTF_8);
    }

    byte[] bytes() {
      return written.toByteArray();
    }
  }
}
