package dev.headgate.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.headgate.processor.emit.Pieces.Piece;
import dev.headgate.processor.plan.UniqueNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/**
 * Writes what a model says about itself and its computations as calls of builders: one after the
 * other in one expression, or, where that is too long, in methods of classes inside the model.
 */
final class Descriptions {

  /**
   * A constant that a builder makes.
   *
   * @param subject what the builder begins with
   * @param calls of the builder, such as {@code .loss("loss1", 52020)}
   */
  private record Description(ClassName type, String name, String subject, List<Piece> calls) {}

  private final List<Description> all = new ArrayList<>();

  void add(ClassName type, String name, String subject, List<Piece> calls) {
    all.add(new Description(type, name, subject, List.copyOf(calls)));
  }

  int bytes() {
    return all.stream().flatMap(each -> each.calls().stream()).mapToInt(Piece::bytes).sum();
  }

  /** Writes each as one expression. */
  void writeExpressions(TypeSpec.Builder type) {
    for (Description each : all) {
      CodeBlock.Builder code =
          CodeBlock.builder().add("$T.of($S)$>$>", each.type(), each.subject());
      each.calls().forEach(call -> code.add("\n$L", call.code()));
      type.addField(field(each, code.add("\n.build()$<$<").build()));
    }
  }

  /** Writes for each a method that makes it, and classes that know a part of it. */
  void writeMethods(TypeSpec.Builder type) {
    UniqueNames names = new UniqueNames();
    for (Description each : all) {
      String words = each.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      String method = names.camel("make " + words);
      type.addField(field(each, CodeBlock.of("$L()", method)));
      type.addMethod(method(each, method, names.type(words), type));
    }
  }

  private static FieldSpec field(Description each, CodeBlock value) {
    return FieldSpec.builder(
            each.type(), each.name(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }

  private static MethodSpec method(
      Description each, String name, String className, TypeSpec.Builder type) {
    ClassName builder = each.type().nestedClass("Builder");
    List<Piece> calls =
        each.calls().stream()
            .map(call -> new Piece(Pieces.statement("made$L", call.code()), call.bytes()))
            .toList();
    CodeBlock body =
        Pieces.statements(
            calls,
            className,
            (part, code) -> {
              type.addType(part(part, builder, code));
              return Pieces.statement("$L.addTo(made)", part);
            });
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(each.type())
        .addStatement("$T made = $T.of($S)", builder, each.type(), each.subject())
        .addCode(body)
        .addStatement("return made.build()")
        .build();
  }

  private static TypeSpec part(String name, ClassName builder, CodeBlock code) {
    return TypeSpec.classBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addMethod(
            MethodSpec.methodBuilder("addTo")
                .addModifiers(Modifier.STATIC)
                .addParameter(builder, "made")
                .addCode(code)
                .build())
        .build();
  }
}
