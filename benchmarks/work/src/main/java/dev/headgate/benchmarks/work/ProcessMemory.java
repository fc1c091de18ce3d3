package dev.headgate.benchmarks.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of this process, in bytes, as Linux counts it. */
final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ProcessMemory() {}

  /** What is resident now. */
  static long resident() {
    return read("VmRSS:");
  }

  /** The most that ever was resident. */
  static long peak() {
    return read("VmHWM:");
  }

  private static long read(String key) {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(key)) {
          return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException(STATUS + " has no line " + key);
  }
}
