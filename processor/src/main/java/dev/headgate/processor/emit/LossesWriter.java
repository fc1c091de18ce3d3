package dev.headgate.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.headgate.processor.build.Signature;
import dev.headgate.processor.emit.Pieces.Piece;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the answer of a step. A class and not a record: javac 17 breaks down over a generated
 * record whose class file of an earlier build is on the class path, which is how incremental builds
 * work.
 */
final class LossesWriter {

  /** The code that appends a loss and its name. */
  private static final int APPEND_BYTES = 24;

  private LossesWriter() {}

  /**
   * Whether each loss has a field and is an argument of the constructor; else they are an array.
   */
  static boolean areFields(Signature signature) {
    return signature.losses().size() <= Pieces.MOST_FIELDS;
  }

  static TypeSpec write(Signature signature) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder("Losses")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc(
                signature.steps().size() > 1
                    ? "The losses, each a mean over the batch; {@code NaN} where the phase that"
                        + " answers does not compute it.\n"
                    : "The losses, each a mean over the batch.\n")
            .addField(TypeName.DOUBLE, "total", Modifier.PRIVATE, Modifier.FINAL);
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(TypeName.DOUBLE, "total")
            .addStatement("this.total = total");
    if (areFields(signature)) {
      signature.losses().forEach(loss -> addField(TypeName.DOUBLE, loss, type, constructor));
    } else {
      addField(ArrayTypeName.of(TypeName.DOUBLE), "losses", type, constructor);
    }
    type.addMethod(constructor.build());
    for (int i = 0; i < signature.losses().size(); i++) {
      type.addMethod(accessor(signature.losses().get(i), value(signature, i), ""));
    }
    String doc =
        signature.weighted().isEmpty()
            ? "The sum of the losses, which a step descends where no mask cuts.\n"
            : "The sum of the weighted losses, which a step descends where no mask cuts.\n";
    type.addMethod(accessor("total", CodeBlock.of("total"), doc));
    addText(signature, type);
    return type.build();
  }

  private static void addField(
      TypeName of, String name, TypeSpec.Builder type, MethodSpec.Builder constructor) {
    type.addField(of, name, Modifier.PRIVATE, Modifier.FINAL);
    constructor.addParameter(of, name).addStatement("this.$1N = $1N", name);
  }

  private static CodeBlock value(Signature signature, int loss) {
    return areFields(signature)
        ? CodeBlock.of("$N", signature.losses().get(loss))
        : CodeBlock.of("losses[$L]", loss);
  }

  private static MethodSpec accessor(String name, CodeBlock value, String doc) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC)
        .returns(TypeName.DOUBLE)
        .addJavadoc(doc)
        .addStatement("return $L", value)
        .build();
  }

  /** Such as {@code Losses[loss1=0.5, loss2=0.25]}. */
  private static void addText(Signature signature, TypeSpec.Builder type) {
    List<CodeBlock> words = new ArrayList<>();
    String before = "Losses[";
    for (String loss : signature.losses()) {
      words.add(CodeBlock.of("$S", before + loss + "="));
      before = ", ";
    }
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("toString")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(String.class);
    if (areFields(signature)) {
      CodeBlock.Builder text = CodeBlock.builder();
      for (int i = 0; i < words.size(); i++) {
        text.add("$L + $L +$W", words.get(i), value(signature, i));
      }
      method.addStatement("return $L$S", text.build(), "]");
    } else {
      List<Piece> appended = new ArrayList<>();
      for (int i = 0; i < words.size(); i++) {
        CodeBlock append =
            Pieces.statement("text.append($L).append($L)", words.get(i), value(signature, i));
        appended.add(new Piece(append, APPEND_BYTES));
      }
      method
          .addStatement("$1T text = new $1T()", StringBuilder.class)
          .addCode(Pieces.statements(appended, "text", (name, code) -> part(type, name, code)))
          .addStatement("return text.append($S).toString()", "]");
    }
    type.addMethod(method.build());
  }

  private static CodeBlock part(TypeSpec.Builder type, String name, CodeBlock code) {
    type.addMethod(
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .addParameter(StringBuilder.class, "text")
            .addCode(code)
            .build());
    return Pieces.statement("$L(text)", name);
  }
}
