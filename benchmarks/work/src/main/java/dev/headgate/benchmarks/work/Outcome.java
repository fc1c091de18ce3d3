package dev.headgate.benchmarks.work;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a workload computes.
 *
 * @param losses the losses by name, each a mean
 * @param tensors gradients and results by name, row-major, in the layouts of the workload
 */
public record Outcome(Map<String, Double> losses, Map<String, float[]> tensors) {

  /** Writes this for another JVM. */
  void write(Path file) throws IOException {
    try (var stream = Files.newOutputStream(file);
        var out = new DataOutputStream(new BufferedOutputStream(stream))) {
      out.writeInt(losses.size());
      for (var loss : losses.entrySet()) {
        out.writeUTF(loss.getKey());
        out.writeDouble(loss.getValue());
      }
      out.writeInt(tensors.size());
      for (var tensor : tensors.entrySet()) {
        out.writeUTF(tensor.getKey());
        out.writeInt(tensor.getValue().length);
        for (float element : tensor.getValue()) {
          out.writeFloat(element);
        }
      }
    }
  }

  /** Reads what another JVM wrote. */
  public static Outcome read(Path file) throws IOException {
    Map<String, Double> losses = new TreeMap<>();
    Map<String, float[]> tensors = new TreeMap<>();
    try (var stream = Files.newInputStream(file);
        var in = new DataInputStream(new BufferedInputStream(stream))) {
      for (int left = in.readInt(); left > 0; left--) {
        losses.put(in.readUTF(), in.readDouble());
      }
      for (int left = in.readInt(); left > 0; left--) {
        String name = in.readUTF();
        float[] elements = new float[in.readInt()];
        for (int i = 0; i < elements.length; i++) {
          elements[i] = in.readFloat();
        }
        tensors.put(name, elements);
      }
    }
    return new Outcome(losses, tensors);
  }
}
