package dev.headgate.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.headgate.processor.build.Signature;
import dev.headgate.processor.build.Signature.Argument;
import dev.headgate.processor.build.Signature.TrainingStep;
import dev.headgate.processor.ir.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/**
 * Writes the public calls. Each has a form for arrays of ND4J and one for plain arrays; what they
 * do is a {@link Bodies}' business, so that a model with mistakes has the same calls.
 */
final class ApiWriter {

  /** What the calls do. */
  interface Bodies {
    CodeBlock plain(Call call);

    CodeBlock nd4j(Call call);

    /**
     * What an argument holds, such as {@code [batch, 1, 56, 56]}; empty where that is not known.
     */
    String describe(Argument argument);
  }

  /**
   * A call.
   *
   * @param pass the method of the base class behind it
   * @param phase whose step it is part of; empty where there is only one, or none
   * @param losses those that it answers; none if it answers outputs
   */
  record Call(
      String name,
      Pass pass,
      String phase,
      List<Argument> arguments,
      List<String> losses,
      String doc) {

    boolean answersLosses() {
      return pass != Pass.INFER;
    }
  }

  /** What a call does, named like the method of the base class. */
  enum Pass {
    TRAIN("step", "Trains once: forward, backward, update. Answers the losses before the update."),
    DIFFERENTIATE("gradients", "Computes losses and gradients, and updates nothing."),
    EVALUATE("evaluate", "Computes the losses only, in inference mode."),
    INFER("forward", "Computes the outputs, in inference mode.");

    private final String call;
    private final String doc;

    Pass(String call, String doc) {
      this.call = call;
      this.doc = doc;
    }

    /** Such as {@code train}. */
    String method() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Signature signature;
  private final Names names;
  private final Bodies bodies;

  ApiWriter(Signature signature, Names names, Bodies bodies) {
    this.signature = signature;
    this.names = names;
    this.bodies = bodies;
  }

  static List<Call> calls(Signature signature) {
    List<Call> calls = new ArrayList<>();
    for (TrainingStep step : signature.steps()) {
      for (Pass pass : List.of(Pass.TRAIN, Pass.DIFFERENTIATE, Pass.EVALUATE)) {
        String name = pass.call + capitalized(step.name());
        calls.add(new Call(name, pass, step.name(), step.arguments(), step.losses(), pass.doc));
      }
    }
    Pass infer = Pass.INFER;
    calls.add(new Call(infer.call, infer, "", signature.inputs(), List.of(), infer.doc));
    return calls;
  }

  static String capitalized(String name) {
    return name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  void write(TypeSpec.Builder type) {
    for (Call call : calls(signature)) {
      type.addMethod(nd4j(call));
      type.addMethod(plain(call));
    }
  }

  private MethodSpec nd4j(Call call) {
    MethodSpec.Builder method = header(call);
    call.arguments()
        .forEach(argument -> method.addParameter(RuntimeTypes.IND_ARRAY, names.argument(argument)));
    return document(method, call, "").addCode(bodies.nd4j(call)).build();
  }

  private MethodSpec plain(Call call) {
    MethodSpec.Builder method = header(call).addParameter(TypeName.INT, "batch");
    call.arguments()
        .forEach(argument -> method.addParameter(array(argument), names.argument(argument)));
    return document(method, call, ", row-major").addCode(bodies.plain(call)).build();
  }

  private MethodSpec.Builder document(MethodSpec.Builder method, Call call, String order) {
    method.addJavadoc("$L\n\n", call.doc());
    if (!order.isEmpty()) {
      method.addJavadoc("@param batch the number of samples\n");
    }
    for (Argument argument : call.arguments()) {
      String holds = bodies.describe(argument);
      if (!holds.isEmpty()) {
        method.addJavadoc("@param $L $L$L\n", names.argument(argument), holds, order);
      }
    }
    return method.addJavadoc(
        "@throws $T if an argument's shape does not fit\n", IllegalArgumentException.class);
  }

  private MethodSpec.Builder header(Call call) {
    return MethodSpec.methodBuilder(call.name())
        .addModifiers(Modifier.PUBLIC)
        .returns(self().nestedClass(call.answersLosses() ? "Losses" : "Outputs"));
  }

  static TypeName array(Argument argument) {
    return ArrayTypeName.of(argument.type() == ElementType.INT ? TypeName.INT : TypeName.FLOAT);
  }

  private ClassName self() {
    return ClassName.get(signature.packageName(), signature.compiledName());
  }
}
