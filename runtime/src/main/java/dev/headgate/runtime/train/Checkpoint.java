package dev.headgate.runtime.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A model's state in a file: a zip archive with an array in NumPy's format for each parameter, so
 * that {@code numpy.load} reads it, and {@value #ABOUT}, which says what else there is to know.
 * Equal states give equal bytes.
 *
 * @param model the name of the model that wrote it, for messages
 * @param batchSize the largest batch it was built for
 * @param seed what it was built with; its random numbers go on from there
 * @param counts how many updates each training step has made, and what else is counted
 * @param updater the updater's configuration as {@link Updater#configuration} gives it; empty if
 *     the model had none
 * @param state what the updater remembers, by {@link #stateName}; each has the shape of its
 *     parameter. Empty if there was no update yet, or the updater remembers nothing
 */
public record Checkpoint(
    String model,
    int batchSize,
    long seed,
    Map<String, Integer> counts,
    Map<String, Tensor> parameters,
    byte[] updater,
    Map<String, Tensor> state) {

  /** A parameter's shape and its elements in row-major order. */
  public record Tensor(List<Integer> shape, float[] elements) {}

  private static final String ABOUT = "headgate.properties";
  private static final String UPDATER = "updater.ser";
  private static final String COUNT = "count.";
  private static final String STATE = "updater/"; // no name of a parameter has a slash
  private static final String ARRAY = ".npy";

  /** Archives hold no time of day; this is the earliest that they can express. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /**
   * The elements of a parameter.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public float[] elements(String parameter) {
    Tensor tensor = parameters.get(parameter);
    if (tensor == null) {
      throw new IllegalArgumentException("no parameter \"" + parameter + "\" in the checkpoint");
    }
    return tensor.elements();
  }

  /**
   * Refuses to be the checkpoint of a model with other parameters.
   *
   * @param shapes of the parameters by name
   * @throws IllegalArgumentException that says all that is missing, other, or too much
   */
  public void requireFit(String model, Map<String, List<Integer>> shapes) {
    List<String> wrong = new ArrayList<>();
    shapes.forEach(
        (name, shape) -> {
          Tensor saved = parameters.get(name);
          if (saved == null) {
            wrong.add(name + " is missing");
          } else if (!saved.shape().equals(shape)) {
            wrong.add(name + " is " + saved.shape() + " and should be " + shape);
          }
        });
    parameters.keySet().stream()
        .filter(name -> !shapes.containsKey(name))
        .forEach(name -> wrong.add(name + " is not of this model"));
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "a checkpoint of "
              + this.model
              + " does not fit "
              + model
              + ": "
              + String.join("; ", wrong));
    }
  }

  /**
   * The name of an array of the updater's state, such as {@code updater/step/0/net1.hidden.weight}.
   */
  public static String stateName(String step, int index, String parameter) {
    return STATE + step + "/" + index + "/" + parameter;
  }

  /**
   * Writes the file, under another name until it is complete.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void write(Path path) {
    Path target = path.toAbsolutePath();
    try {
      Path unfinished = Files.createTempFile(target.getParent(), "." + target.getFileName(), null);
      try {
        try (OutputStream file = Files.newOutputStream(unfinished);
            ZipOutputStream zip = new ZipOutputStream(file)) {
          writeEntries(zip);
        }
        move(unfinished, target);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the checkpoint " + path + " could not be written", e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void writeEntries(ZipOutputStream zip) throws IOException {
    begin(zip, ABOUT);
    StringBuilder about = new StringBuilder("format=1\nmodel=" + model + "\n");
    about.append("batchSize=").append(batchSize).append('\n');
    about.append("seed=").append(seed).append('\n');
    counts.forEach((name, count) -> about.append(COUNT + name + "=" + count + "\n"));
    zip.write(about.toString().getBytes(StandardCharsets.UTF_8));
    writeArrays(zip, parameters);
    if (updater.length > 0) {
      begin(zip, UPDATER);
      zip.write(updater);
    }
    writeArrays(zip, state);
  }

  private static void writeArrays(ZipOutputStream zip, Map<String, Tensor> arrays)
      throws IOException {
    for (Map.Entry<String, Tensor> array : arrays.entrySet()) {
      begin(zip, array.getKey() + ARRAY);
      Npy.write(zip, array.getValue());
    }
  }

  private static void begin(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
  }

  /**
   * Reads a file that {@link #write} wrote.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws IllegalArgumentException if it is no checkpoint
   */
  public static Checkpoint read(Path path) {
    Map<String, Tensor> parameters = new LinkedHashMap<>();
    Map<String, Tensor> state = new LinkedHashMap<>();
    Properties about = new Properties();
    byte[] updater = new byte[0];
    try (InputStream file = Files.newInputStream(path);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.endsWith(ARRAY)) {
          (name.startsWith(STATE) ? state : parameters)
              .put(name.substring(0, name.length() - ARRAY.length()), Npy.read(zip));
        } else if (name.equals(ABOUT)) {
          about.load(new StringReader(new String(zip.readAllBytes(), StandardCharsets.UTF_8)));
        } else if (name.equals(UPDATER)) {
          updater = zip.readAllBytes();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the checkpoint " + path + " could not be read", e);
    }
    if (!"1".equals(about.getProperty("format"))) {
      throw new IllegalArgumentException(
          path + " is no checkpoint of a compiled model, or one of a later version");
    }
    state.forEach((name, tensor) -> requireAligned(path, name, tensor, parameters));
    return new Checkpoint(
        about.getProperty("model", "?"),
        Math.toIntExact(number(path, about, "batchSize")),
        number(path, about, "seed"),
        readCounts(path, about),
        parameters,
        updater,
        state);
  }

  private static void requireAligned(
      Path path, String name, Tensor tensor, Map<String, Tensor> parameters) {
    Tensor parameter = parameters.get(name.substring(name.lastIndexOf('/') + 1));
    if (parameter == null || !parameter.shape().equals(tensor.shape())) {
      throw new IllegalArgumentException(
          path + " is damaged: " + name + tensor.shape() + " has not the shape of a parameter");
    }
  }

  private static Map<String, Integer> readCounts(Path path, Properties about) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String key : new TreeSet<>(about.stringPropertyNames())) {
      if (key.startsWith(COUNT)) {
        counts.put(key.substring(COUNT.length()), Math.toIntExact(number(path, about, key)));
      }
    }
    return counts;
  }

  private static long number(Path path, Properties about, String key) {
    String value = about.getProperty(key, "");
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          path + " says " + key + "=" + value + ", which is no number", e);
    }
  }
}
