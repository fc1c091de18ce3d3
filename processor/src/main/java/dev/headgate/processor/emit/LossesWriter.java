package dev.headgate.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.headgate.processor.build.Signature;
import javax.lang.model.element.Modifier;

/**
 * Writes the answer of a step. A class and not a record: javac 17 breaks down over a generated
 * record whose class file of an earlier build is on the class path, which is how incremental builds
 * work.
 */
final class LossesWriter {

  private LossesWriter() {}

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
    for (String loss : signature.losses()) {
      type.addField(TypeName.DOUBLE, loss, Modifier.PRIVATE, Modifier.FINAL);
      constructor.addParameter(TypeName.DOUBLE, loss).addStatement("this.$1N = $1N", loss);
    }
    type.addMethod(constructor.build());
    signature
        .losses()
        .forEach(loss -> type.addMethod(accessor(loss, CodeBlock.of("$N", loss), "")));
    String doc =
        signature.weighted().isEmpty()
            ? "The sum of the losses, which a step descends where no mask cuts.\n"
            : "The sum of the weighted losses, which a step descends where no mask cuts.\n";
    type.addMethod(accessor("total", CodeBlock.of("total"), doc));
    return type.addMethod(text(signature)).build();
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
  private static MethodSpec text(Signature signature) {
    CodeBlock.Builder text = CodeBlock.builder();
    String before = "Losses[";
    for (String loss : signature.losses()) {
      text.add("$S + $N +$W", before + loss + "=", loss);
      before = ", ";
    }
    return MethodSpec.methodBuilder("toString")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(String.class)
        .addStatement("return $L$S", text.build(), "]")
        .build();
  }
}
