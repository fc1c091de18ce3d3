package dev.headgate.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.headgate.processor.build.Signature;
import dev.headgate.processor.ir.Graph;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.ir.Scale;
import dev.headgate.processor.plan.Plan;
import dev.headgate.processor.plan.UniqueNames;
import java.util.ArrayList;
import java.util.List;
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

  private final List<Setting> settings = new ArrayList<>();
  private final List<String> averages;
  private final boolean stub;

  private SettingsWriter(List<String> averages, boolean stub) {
    this.averages = averages;
    this.stub = stub;
  }

  static SettingsWriter of(Signature signature, Plan plan) {
    SettingsWriter writer = new SettingsWriter(signature.averages(), false);
    Graph graph = plan.graph();
    for (String loss : signature.weighted()) {
      writer.addWeight(loss, Required.get(plan.lossNames(), loss));
    }
    UniqueNames names = new UniqueNames();
    for (Scale scale : graph.scales()) {
      String constant = Required.get(plan.scaleNames(), scale);
      writer.addScale(names.camel(scale.name() + " gradient scale"), scale.text(), constant);
    }
    writer.addDecays();
    return writer;
  }

  static SettingsWriter ofStub(Signature signature) {
    SettingsWriter writer = new SettingsWriter(signature.averages(), true);
    signature.weighted().forEach(loss -> writer.addWeight(loss, "0"));
    UniqueNames names = new UniqueNames();
    for (String scale : signature.scales()) {
      writer.addScale(names.camel(scale + " gradient scale"), "", "0");
    }
    writer.addDecays();
    return writer;
  }

  private void addWeight(String loss, String constant) {
    settings.add(
        new Setting(
            loss + "Weight",
            "What the gradient of " + loss + " is multiplied by.",
            "lossWeights",
            constant,
            CodeBlock.of("setLossWeight($L, $S, value)", constant, loss)));
  }

  private void addScale(String name, String text, String constant) {
    settings.add(
        new Setting(
            name,
            "What gradients are multiplied by at " + text + ".",
            "gradientScales",
            constant,
            CodeBlock.of("setGradientScale($L, $S, value)", constant, name)));
  }

  private void addDecays() {
    for (int i = 0; i < averages.size(); i++) {
      String average = averages.get(i);
      settings.add(
          new Setting(
              average + "Decay",
              "How much "
                  + average
                  + " keeps of itself when it follows after a step; 0 if it does not follow.",
              "decays",
              String.valueOf(i),
              CodeBlock.of("setDecay($L, $S, value)", i, average)));
    }
  }

  /** What the model's constructor takes from the builder. */
  CodeBlock construction() {
    return averages.stream()
        .map(
            average ->
                CodeBlock.of(
                    "set$L(builder.$N);\n",
                    ApiWriter.capitalized(average + "Decay"),
                    average + "Decay"))
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
    for (int i = 0; i < averages.size(); i++) {
      type.addMethod(
          MethodSpec.methodBuilder("sync" + ApiWriter.capitalized(averages.get(i)))
              .addModifiers(Modifier.PUBLIC)
              .addJavadoc("Makes $L equal to what it follows.\n", averages.get(i))
              .addCode(stub ? StubWriter.REFUSE : CodeBlock.of("synchronize($L);\n", i))
              .build());
    }
  }

  /** What the builder takes besides what all builders do. */
  void writeBuilder(TypeSpec.Builder type, ClassName builder) {
    for (String average : averages) {
      String decay = average + "Decay";
      type.addField(TypeName.FLOAT, decay, Modifier.PRIVATE);
      type.addMethod(
          MethodSpec.methodBuilder(decay)
              .addModifiers(Modifier.PUBLIC)
              .returns(builder)
              .addParameter(TypeName.FLOAT, "value")
              .addJavadoc(
                  "How much $1L keeps of itself when it follows after a step, from 0 to 1; 0, which"
                      + " it is if not\nsaid, if it follows only when {@code sync$2L} says so.\n",
                  average,
                  ApiWriter.capitalized(average))
              .addStatement("this.$1N = value", decay)
              .addStatement("return this")
              .build());
    }
  }
}
