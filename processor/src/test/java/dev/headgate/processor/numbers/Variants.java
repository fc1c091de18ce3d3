package dev.headgate.processor.numbers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The same model written otherwise: a phase can be spelt out with masks, and the gradients of one
 * loss are those of the model in which all others are stopped.
 */
record Variants(RandomModel model) {

  private static final Pattern USE = Pattern.compile("as = \"(\\w+)\"");
  private static final Pattern FURTHER = Pattern.compile("as = \"\\w+\"\\) @");
  private static final Pattern NAME = Pattern.compile("Tensor (\\w+)\\(");
  private static final Pattern LOSS = Pattern.compile("Loss (\\w+)\\(");
  private static final String STOP = "@StopGradientFrom(\\([^)]*\\))? ";
  private static final String FROZEN = "@Frozen(\\([^)]*\\))? ";

  /** The lines of the model itself, each a node or a loss. */
  private List<String> lines() {
    return body().lines().filter(line -> line.startsWith("    ")).toList();
  }

  private String body() {
    return model.source().substring(model.source().indexOf("  interface Drawn {"));
  }

  List<String> losses() {
    return lines().stream().map(LOSS::matcher).filter(Matcher::find).map(m -> m.group(1)).toList();
  }

  /** The instances and layers of the model itself. */
  List<String> instances() {
    return lines().stream()
        .filter(line -> !LOSS.matcher(line).find())
        .map(Variants::instance)
        .distinct()
        .toList();
  }

  /** What else to name for an instance, where its uses have further layers on their methods. */
  List<String> withFurtherLayers(List<String> instances) {
    List<String> all = new ArrayList<>(instances);
    for (String line : lines()) {
      Matcher name = NAME.matcher(line);
      if (FURTHER.matcher(line).find() && instances.contains(instance(line)) && name.find()) {
        all.add(name.group(1));
      }
    }
    return all;
  }

  /** The instances of subnetworks. */
  List<String> uses() {
    return lines().stream()
        .map(USE::matcher)
        .filter(Matcher::find)
        .map(m -> m.group(1))
        .distinct()
        .toList();
  }

  private static String instance(String line) {
    Matcher use = USE.matcher(line);
    Matcher name = NAME.matcher(line);
    if (use.find()) {
      return use.group(1);
    }
    if (!name.find()) {
      throw new IllegalArgumentException("no method in " + line);
    }
    return name.group(1);
  }

  /** The model with something before its declaration. */
  RandomModel annotated(String suffix, String annotations) {
    return named(suffix, source -> source.replace("  @Model\n", annotations + "  @Model\n"));
  }

  /** The model in which only some losses and instances train, by masks. */
  RandomModel only(String suffix, Collection<String> losses, Collection<String> instances) {
    List<String> rewritten = new ArrayList<>();
    for (String line : body().lines().toList()) {
      Matcher loss = LOSS.matcher(line);
      if (!line.startsWith("    ")) {
        rewritten.add(line);
      } else if (loss.find()) {
        rewritten.add(losses.contains(loss.group(1)) ? line : stopped(line));
      } else {
        rewritten.add(instances.contains(instance(line)) ? line : frozen(line));
      }
    }
    String text = rewritten.stream().collect(Collectors.joining("\n", "", "\n"));
    return named(suffix, source -> source.replace(body(), text));
  }

  /** A use with a further annotation. */
  RandomModel withOnUse(String suffix, String instance, String annotation) {
    return named(
        suffix,
        source ->
            source.replace(
                "as = \"" + instance + "\") ", "as = \"" + instance + "\") " + annotation + " "));
  }

  private static String stopped(String line) {
    int open = line.indexOf('(', line.indexOf("Loss "));
    String parameters = line.substring(open).replaceAll(STOP, "");
    return line.substring(0, open)
        + parameters.replaceAll(
            "(@GradientScale\\([^)]*\\) )?Tensor ", "@StopGradientFrom Tensor ");
  }

  private static String frozen(String line) {
    int method = line.indexOf("Tensor ");
    String annotations = line.substring(0, method).replaceAll(FROZEN, "");
    return "    @Frozen " + annotations.strip() + " " + line.substring(method);
  }

  private RandomModel named(String suffix, UnaryOperator<String> change) {
    String outer = model.outer() + suffix;
    String source =
        change
            .apply(model.source())
            .replace("class " + model.outer() + " ", "class " + outer + " ");
    return new RandomModel(model.seed(), outer, source);
  }
}
