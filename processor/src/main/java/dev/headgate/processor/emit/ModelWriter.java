package dev.headgate.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.headgate.processor.build.Signature;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.plan.Plan;
import dev.headgate.processor.plan.ProgramPlan;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.lang.model.element.Modifier;

/** Writes the class of a compiled model. */
public final class ModelWriter {

  private static final String PROCESSOR = "dev.headgate.processor.HeadgateProcessor";

  private ModelWriter() {}

  /** The class of a model that compiled. */
  public static GeneratedFile write(Signature signature, Plan plan) {
    Names names = new Names(signature);
    LayoutWriter layout = new LayoutWriter(signature, plan);
    CompiledBodies bodies = new CompiledBodies(signature, plan, names, layout);
    ApiWriter api = new ApiWriter(signature, names, bodies);
    TypeSpec.Builder type = header(signature);
    type.addJavadoc(ClassDoc.of(signature, plan));
    SettingsWriter settings = SettingsWriter.of(signature, plan.graph(), layout);
    layout.write(type);
    Names.executions(plan)
        .forEach(
            (program, name) -> type.addField(execution(Required.get(plan.plans(), program), name)));
    bodies.addFields(type);
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(self(signature).nestedClass("Builder"), "builder")
            .addStatement("super(LAYOUT, builder)")
            .addCode(settings.construction())
            .build());
    type.addMethod(builderMethod(signature));
    type.addMethod(loadMethod(signature));
    api.write(type);
    settings.write(type);
    plan.plans()
        .values()
        .forEach(program -> type.addTypes(new WorkerWriter(plan, program, names, layout).write()));
    type.addType(new OutputsWriter(signature, names).write(layout::infoName));
    layout.writeClasses(type);
    return file(signature, type, settings);
  }

  /** One of the computations, made with the model. */
  private static FieldSpec execution(ProgramPlan program, String name) {
    return FieldSpec.builder(RuntimeTypes.EXECUTION, name, Modifier.PRIVATE, Modifier.FINAL)
        .initializer("execution($L, $L::new)", program.layoutName(), program.className())
        .build();
  }

  /** A class with the same public calls, for a model with mistakes. */
  public static GeneratedFile writeStub(Signature signature) {
    Names names = new Names(signature);
    ApiWriter api = new ApiWriter(signature, names, new StubWriter.Bodies());
    TypeSpec.Builder type = header(signature);
    type.addJavadoc(
        "Stands in for the model {@code $L}, which has errors and was not compiled.\n",
        signature.model());
    StubWriter.write(type, signature, names);
    type.addMethod(builderMethod(signature));
    type.addMethod(loadMethod(signature));
    api.write(type);
    SettingsWriter settings = SettingsWriter.ofStub(signature);
    settings.write(type);
    return file(signature, type, settings);
  }

  static ClassName self(Signature signature) {
    return ClassName.get(signature.packageName(), signature.compiledName());
  }

  private static GeneratedFile file(
      Signature signature, TypeSpec.Builder type, SettingsWriter settings) {
    if (signature.hasLosses()) {
      type.addType(LossesWriter.write(signature));
    }
    type.addType(builder(signature, settings));
    String source =
        JavaFile.builder(signature.packageName(), type.build())
            .skipJavaLangImports(true)
            .indent("  ")
            .build()
            .toString();
    return new GeneratedFile(self(signature).canonicalName(), Tidy.source(source));
  }

  private static TypeSpec.Builder header(Signature signature) {
    return TypeSpec.classBuilder(signature.compiledName())
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .superclass(RuntimeTypes.MODEL)
        .addAnnotation(
            AnnotationSpec.builder(RuntimeTypes.GENERATED)
                .addMember("value", "$S", PROCESSOR)
                .build());
  }

  private static MethodSpec builderMethod(Signature signature) {
    ClassName builder = self(signature).nestedClass("Builder");
    return MethodSpec.methodBuilder("builder")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(builder)
        .addJavadoc("Starts to build an instance of the model.\n")
        .addStatement("return new $T()", builder)
        .build();
  }

  private static MethodSpec loadMethod(Signature signature) {
    return MethodSpec.methodBuilder("load")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(self(signature))
        .addParameter(Path.class, "path")
        .addJavadoc("The model that {@code save} wrote, with its batch size and its updater.\n")
        .addStatement("return builder().load(path)")
        .build();
  }

  private static TypeSpec builder(Signature signature, SettingsWriter settings) {
    ClassName builder = self(signature).nestedClass("Builder");
    TypeSpec.Builder type =
        TypeSpec.classBuilder("Builder")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .superclass(ParameterizedTypeName.get(RuntimeTypes.BUILDER, builder))
            .addJavadoc("Builds an instance of the model.\n")
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(
                MethodSpec.methodBuilder("self")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PROTECTED)
                    .returns(builder)
                    .addStatement("return this")
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("build")
                    .addModifiers(Modifier.PUBLIC)
                    .returns(self(signature))
                    .addJavadoc("A new instance with freshly initialised parameters.\n")
                    .addStatement("return new $T(this)", self(signature))
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("load")
                    .addModifiers(Modifier.PUBLIC)
                    .returns(self(signature))
                    .addParameter(Path.class, "path")
                    .addJavadoc(
                        """
                    The model that {@code save} wrote. Batch size, seed and updater are the file's unless this
                    builder was told others.

                    @throws $T if the file's parameters are not this model's
                    @throws $T if the file cannot be read
                    """,
                        IllegalArgumentException.class,
                        UncheckedIOException.class)
                    .addStatement("$T checkpoint = checkpoint(path)", RuntimeTypes.CHECKPOINT)
                    .addStatement("$T model = build()", self(signature))
                    .addStatement("model.restore(checkpoint)")
                    .addStatement("return model")
                    .build());
    settings.writeBuilder(type, builder);
    return type.build();
  }
}
