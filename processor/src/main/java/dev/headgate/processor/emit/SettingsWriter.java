package dev.headgate.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.headgate.processor.build.Signature;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Scale;
import dev.headgate.processor.plan.UniqueNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes what can be changed between steps: weights of losses, gradient scales, the decay of
 * averages; and the copying of averages.
 */
final class SettingsWriter {

  /**
   * A number that can be read and changed.
   *
   * @param name its accessor
   * @param array the field of the base class that holds it
   * @param index where in the array
   * @param setter the method of the base class that changes it, with the words for it
   */
  private record Setting(String name, String doc, String array, String index, CodeBlock setter) {}

  /**
   * An instance that follows another.
   *
   * @param decay the accessor of its decay
   * @param sync the method that copies
   */
  private record Follower(String instance, String decay, String sync) {}

  private final List<Setting> settings = new ArrayList<>();
  private final List<Follower> followers = new ArrayList<>();
  private final boolean stub;

  /** Names of methods, as they stand behind {@code set}: the user's may differ in case only. */
  private final Set<String> taken = new HashSet<>();

  private SettingsWriter(boolean stub) {
    this.stub = stub;
  }

  static SettingsWriter of(Signature signature, Graph graph, LayoutWriter layout) {
    SettingsWriter writer = new SettingsWriter(false);
    for (String loss : signature.weighted()) {
      writer.addWeight(loss, layout.lossName(loss));
    }
    for (Scale scale : graph.scales()) {
      String constant = layout.scaleName(scale);
      writer.addScale(scale.name(), scale.text(), constant);
    }
    writer.addDecays(signature.averages());
    return writer;
  }

  static SettingsWriter ofStub(Signature signature) {
    SettingsWriter writer = new SettingsWriter(true);
    signature.weighted().forEach(loss -> writer.addWeight(loss, "0"));
    signature.scales().forEach(scale -> writer.addScale(scale, "", "0"));
    writer.addDecays(signature.averages());
    return writer;
  }

  private void addWeight(String loss, String constant) {
    settings.add(
        new Setting(
            free(loss + "Weight"),
            "What the gradient of " + loss + " is multiplied by.",
            "lossWeights",
            constant,
            CodeBlock.of("setLossWeight($L, $S, value)", constant, loss)));
  }

  private void addScale(String words, String text, String constant) {
    String name = free(new UniqueNames().camel(words + " gradient scale"));
    settings.add(
        new Setting(
            name,
            "What gradients are multiplied by at " + text + ".",
            "gradientScales",
            constant,
            CodeBlock.of("setGradientScale($L, $S, value)", constant, name)));
  }

  private void addDecays(List<String> averages) {
    for (int i = 0; i < averages.size(); i++) {
      String average = averages.get(i);
      String decay = free(average + "Decay");
      followers.add(new Follower(average, decay, free("sync" + ApiWriter.capitalized(average))));
      settings.add(
          new Setting(
              decay,
              "How much "
                  + average
                  + " keeps of itself when it follows after a step; 0 if it does not follow.",
              "decays",
              String.valueOf(i),
              CodeBlock.of("setDecay($L, $S, value)", i, average)));
    }
  }

  /** The name, with a number behind it where it is taken. */
  private String free(String name) {
    String free = name;
    for (int i = 2; !taken.add(ApiWriter.capitalized(free)); i++) {
      free = name + i;
    }
    return free;
  }

  /** What the model's constructor takes from the builder. */
  CodeBlock construction() {
    return followers.stream()
        .map(Follower::decay)
        .map(decay -> CodeBlock.of("set$L(builder.$N);\n", ApiWriter.capitalized(decay), decay))
        .collect(CodeBlock.joining(""));
  }

  void write(TypeSpec.Builder type) {
    for (Setting setting : settings) {
      type.addMethod(
          MethodSpec.methodBuilder(setting.name())
              .addModifiers(Modifier.PUBLIC)
              .returns(TypeName.FLOAT)
              .addJavadoc("$L\n", setting.doc())
              .addCode(
                  stub
                      ? StubWriter.REFUSE
                      : CodeBlock.of("return $L[$L];\n", setting.array(), setting.index()))
              .build());
      type.addMethod(
          MethodSpec.methodBuilder("set" + ApiWriter.capitalized(setting.name()))
              .addModifiers(Modifier.PUBLIC)
              .addParameter(TypeName.FLOAT, "value")
              .addJavadoc("$L\n", setting.doc())
              .addCode(stub ? StubWriter.REFUSE : CodeBlock.of("$L;\n", setting.setter()))
              .build());
    }
    for (int i = 0; i < followers.size(); i++) {
      type.addMethod(
          MethodSpec.methodBuilder(followers.get(i).sync())
              .addModifiers(Modifier.PUBLIC)
              .addJavadoc("Makes $L equal to what it follows.\n", followers.get(i).instance())
              .addCode(stub ? StubWriter.REFUSE : CodeBlock.of("synchronize($L);\n", i))
              .build());
    }
  }

  /** What the builder takes besides what all builders do. */
  void writeBuilder(TypeSpec.Builder type, ClassName builder) {
    for (Follower follower : followers) {
      String decay = follower.decay();
      if (!stub) {
        type.addField(TypeName.FLOAT, decay, Modifier.PRIVATE);
      }
      type.addMethod(
          MethodSpec.methodBuilder(decay)
              .addModifiers(Modifier.PUBLIC)
              .returns(builder)
              .addParameter(TypeName.FLOAT, "value")
              .addJavadoc(
                  "How much $1L keeps of itself when it follows after a step, from 0 to 1; 0, which"
                      + " it is if not\nsaid, if it follows only when {@code $2L} says so.\n",
                  follower.instance(),
                  follower.sync())
              .addCode(stub ? CodeBlock.of("") : CodeBlock.of("this.$1N = value;\n", decay))
              .addStatement("return this")
              .build());
    }
  }
}
