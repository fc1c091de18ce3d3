package dev.headgate.processor.diag;

import dev.headgate.processor.testing.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One change that breaks a good model, and what is said about it. Kept in text files: a line {@code
 * file | what is replaced | by what}, then the messages as a compiler prints them, then an empty
 * line.
 */
record Mistake(String type, String from, String to, List<String> messages) {

  private static final String IMPORTS =
      """
      package demo;

      import dev.headgate.*;
      import dev.headgate.gradient.*;
      import dev.headgate.layer.*;
      import dev.headgate.loss.*;

      """;

  /** A model of two losses that is as it should be. */
  static final Map<String, String> MODEL =
      Map.of(
          "Net",
          IMPORTS
              + """
              @Subnetwork
              public interface Net {
                @Conv2d(filters = 4, kernel = 3) @Relu
                Tensor hidden(Tensor input);

                @Conv2d(filters = 2, kernel = 3)
                Tensor features(Tensor hidden);
              }
              """,
          "Head",
          IMPORTS
              + """
              @Subnetwork
              public interface Head {
                @Flatten @Dense(units = 3)
                Tensor logits(Tensor input);
              }
              """,
          "Two",
          IMPORTS
              + """
              @Model
              public interface Two {
                @Use(Net.class) @StopGradientFrom("loss2")
                Tensor encoded(@Shape({1, 8, 8}) Tensor image);

                @Use(Head.class)
                Tensor guess(Tensor encoded);

                @MeanSquaredError
                Loss loss1(Tensor encoded, Tensor target1);

                @SoftmaxCrossEntropy
                Loss loss2(Tensor guess, Tensor target2);
              }
              """);

  /** Code that uses the compiled model, and must compile whatever is wrong with the model. */
  static final String USER =
      """
      package demo;

      import org.nd4j.linalg.api.ndarray.INDArray;

      class User {
        CompiledTwo.Losses losses;

        double use(CompiledTwo model, INDArray array, float[] floats, int[] classes) {
          CompiledTwo.Losses l = model.step(1, floats, floats, classes);
          l = model.evaluate(array, array, array);
          l = model.gradients(array, array, array);
          CompiledTwo.Outputs o = model.forward(1, floats);
          o.encoded();
          o.guess();
          CompiledTwo.builder().batchSize(8).seed(1).threads(2).build();
          return l.loss1() + l.loss2() + l.total();
        }
      }
      """;

  static List<Mistake> read(String file) {
    try (InputStream stream = Mistake.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalArgumentException("no resource " + file);
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.strip().split("\n\n")).map(Mistake::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Mistake parse(String block) {
    String[] lines = block.split("\n", 2);
    String[] parts = lines[0].split(" \\| ?", -1);
    List<String> messages =
        lines.length == 1 ? List.of() : List.of(lines[1].split("\n(?! )")); // traces are indented
    return new Mistake(parts[0], newLines(parts[1]), newLines(parts[2]), messages);
  }

  private static String newLines(String written) {
    return written.replace("\\n", "\n");
  }

  /** The model with the mistake in it, by qualified name. */
  Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    MODEL.forEach((name, text) -> sources.put("demo." + name, text));
    String good = sources.get("demo." + type);
    if (good == null || !good.contains(from)) {
      throw new IllegalStateException("there is no \"" + from + "\" in " + type);
    }
    sources.put("demo." + type, good.replace(from, to));
    return sources;
  }

  static String print(Message message) {
    return "%s:%d: %s: %s"
        .formatted(
            message.file().replace("demo/", ""),
            message.line(),
            message.isError() ? "error" : "warning",
            message.text());
  }

  @Override
  public String toString() {
    return type + ": " + from + " -> " + to;
  }
}
