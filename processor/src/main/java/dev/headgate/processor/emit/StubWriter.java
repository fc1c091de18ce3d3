package dev.headgate.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.headgate.processor.build.Signature;
import dev.headgate.processor.build.Signature.Argument;
import dev.headgate.processor.emit.ApiWriter.Call;
import javax.lang.model.element.Modifier;

/**
 * Writes a class with a compiled model's public calls for a model that has mistakes, so that the
 * one real message is not buried under "cannot find symbol" wherever the model is used.
 */
final class StubWriter {

  static final CodeBlock REFUSE =
      CodeBlock.builder()
          .addStatement(
              "throw new $T($S)",
              IllegalStateException.class,
              "the model has errors and was not compiled")
          .build();

  private StubWriter() {}

  /** The calls of a model with mistakes all refuse. */
  record Bodies() implements ApiWriter.Bodies {
    @Override
    public CodeBlock plain(Call call) {
      return REFUSE;
    }

    @Override
    public CodeBlock nd4j(Call call) {
      return REFUSE;
    }

    @Override
    public String describe(Argument argument) {
      return "";
    }
  }

  static void write(TypeSpec.Builder type, Signature signature, Names names) {
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(ModelWriter.self(signature).nestedClass("Builder"), "builder")
            .addStatement(
                "super($T.of($S).build(), builder)", RuntimeTypes.MODEL_LAYOUT, signature.model())
            .build());
    type.addType(new OutputsWriter(signature, names).stub());
  }
}
