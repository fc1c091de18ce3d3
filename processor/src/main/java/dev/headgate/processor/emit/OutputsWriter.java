package dev.headgate.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.headgate.processor.build.Signature;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/**
 * Writes the answer of {@code forward}: for each output an array of ND4J, made when it is asked
 * for, and a plain one.
 */
final class OutputsWriter {

  private static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);

  private final Signature signature;
  private final Names names;

  OutputsWriter(Signature signature, Names names) {
    this.signature = signature;
    this.names = names;
  }

  /**
   * @param infoName the constant that describes an output
   */
  TypeSpec write(UnaryOperator<String> infoName) {
    TypeSpec.Builder type = header();
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
    type.addField(TypeName.INT, "batch", Modifier.PRIVATE, Modifier.FINAL);
    constructor.addParameter(TypeName.INT, "batch").addStatement("this.batch = batch");
    TypeName held = names.answersAreFields() ? FLOATS : ArrayTypeName.of(FLOATS);
    for (String field : names.answers(signature)) {
      type.addField(held, field, Modifier.PRIVATE, Modifier.FINAL);
      constructor.addParameter(held, field).addStatement("this.$1N = $1N", field);
    }
    type.addMethod(constructor.build());
    for (String output : signature.outputs()) {
      String info = infoName.apply(output);
      type.addMethod(
          array(output)
              .addStatement(
                  "return $T.array($L, batch, $L)",
                  RuntimeTypes.ND_ARRAYS,
                  info,
                  names.answer(output))
              .build());
      type.addMethod(values(output).addStatement("return $L", names.answer(output)).build());
    }
    return type.build();
  }

  /** The same type for a model that could not be compiled. */
  TypeSpec stub() {
    TypeSpec.Builder type = header();
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    for (String output : signature.outputs()) {
      type.addMethod(array(output).addCode(StubWriter.REFUSE).build());
      type.addMethod(values(output).addCode(StubWriter.REFUSE).build());
    }
    return type.build();
  }

  private static TypeSpec.Builder header() {
    return TypeSpec.classBuilder("Outputs")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("What the model computes of a batch.\n");
  }

  private static MethodSpec.Builder array(String output) {
    return MethodSpec.methodBuilder(output)
        .addModifiers(Modifier.PUBLIC)
        .returns(RuntimeTypes.IND_ARRAY)
        .addJavadoc("A new array of $L, the batch dimension first.\n", output);
  }

  private MethodSpec.Builder values(String output) {
    return MethodSpec.methodBuilder(names.values(output))
        .addModifiers(Modifier.PUBLIC)
        .returns(FLOATS)
        .addJavadoc("The elements of $L in row-major order.\n", output);
  }
}
