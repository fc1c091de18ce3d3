package dev.headgate.examples.twolosses;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One case of the numbers that Torch7 computed; see the README beside them. */
final class GoldenCase {

  /** Torch's names of the layers with parameters, and the names of the same layers here. */
  private static final Map<String, String> LAYERS =
      Map.of(
          "net1.1", "net1.hidden",
          "net1.3", "net1.features",
          "net2.1", "net2.hidden",
          "net2.3", "net2.picture",
          "net3.1", "net3.edges",
          "net3.3", "net3.parts",
          "net3.5", "net3.maps");

  /**
   * A training.
   *
   * @param rate the learning rate
   * @param losses by loss: its value before each update and after the last
   * @param afterFirstUpdate the parameters after one update; empty where the case does not tell
   * @param afterLastUpdate the parameters after all updates; empty where the case does not tell
   */
  record Trajectory(
      double rate,
      Map<String, double[]> losses,
      Map<String, double[]> afterFirstUpdate,
      Map<String, double[]> afterLastUpdate) {

    int updates() {
      return losses.get("loss1").length - 1;
    }
  }

  private final JsonObject manifest;
  private final Map<String, ByteBuffer> files = new LinkedHashMap<>();

  private GoldenCase(JsonObject manifest) {
    this.manifest = manifest;
  }

  static GoldenCase read(String name) {
    String text = new String(resource(name + "/manifest.json"), StandardCharsets.UTF_8);
    return new GoldenCase(JsonParser.parseString(text).getAsJsonObject());
  }

  float[] image() {
    return floats(tensor(manifest.get("input")));
  }

  float[] target1() {
    return floats(tensor(manifest.get("target1")));
  }

  float[] target2() {
    return floats(tensor(manifest.get("target2")));
  }

  double[] output(String name) {
    return tensor(manifest.getAsJsonObject("forward").get(name));
  }

  double loss(String name) {
    return manifest.getAsJsonObject("forward").get(name).getAsDouble();
  }

  Map<String, double[]> initialParameters() {
    return parameters(manifest.get("init"));
  }

  Map<String, double[]> gradients() {
    return parameters(manifest.getAsJsonObject("backward").get("gradParameters"));
  }

  List<Trajectory> trajectories() {
    List<Trajectory> trajectories = new ArrayList<>();
    for (JsonElement element : manifest.getAsJsonArray("trajectories")) {
      JsonObject trajectory = element.getAsJsonObject();
      trajectories.add(
          new Trajectory(
              trajectory.get("LR").getAsDouble(),
              Map.of("loss1", losses(trajectory, "loss1"), "loss2", losses(trajectory, "loss2")),
              parameters(trajectory.get("paramsAfterStep0")),
              parameters(trajectory.get("paramsAfterLastUpdate"))));
    }
    return trajectories;
  }

  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private Map<String, double[]> parameters(JsonElement tensors) {
    Map<String, double[]> parameters = new LinkedHashMap<>();
    if (tensors != null) {
      for (Map.Entry<String, JsonElement> tensor : tensors.getAsJsonObject().entrySet()) {
        String name = tensor.getKey();
        int dot = name.lastIndexOf('.');
        parameters.put(
            LAYERS.get(name.substring(0, dot)) + name.substring(dot), tensor(tensor.getValue()));
      }
    }
    return parameters;
  }

  private double[] tensor(JsonElement element) {
    JsonObject reference = element.getAsJsonObject();
    int size = 1;
    for (JsonElement dimension : reference.getAsJsonArray("shape")) {
      size *= dimension.getAsInt();
    }
    ByteBuffer file =
        files.computeIfAbsent(
            reference.get("file").getAsString(),
            name -> ByteBuffer.wrap(resource(name)).order(ByteOrder.LITTLE_ENDIAN));
    double[] values = new double[size];
    file.asDoubleBuffer().get(reference.get("offset").getAsInt(), values);
    return values;
  }

  private static double[] losses(JsonObject trajectory, String loss) {
    JsonArray before = trajectory.getAsJsonArray(loss);
    double[] values = new double[before.size() + 1];
    for (int i = 0; i < before.size(); i++) {
      values[i] = before.get(i).getAsDouble();
    }
    values[before.size()] = trajectory.get(loss + "AfterLastUpdate").getAsDouble();
    return values;
  }

  private static byte[] resource(String name) {
    try (InputStream in = GoldenCase.class.getResourceAsStream("/golden/" + name)) {
      if (in == null) {
        throw new IOException("golden/" + name + ": not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
