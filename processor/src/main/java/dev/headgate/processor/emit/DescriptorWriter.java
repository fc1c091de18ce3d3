package dev.headgate.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Parameter;
import dev.headgate.processor.scan.Names;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class that keeps what a subnetwork's class file loses. */
public final class DescriptorWriter {

  private DescriptorWriter() {}

  public static GeneratedFile write(Declaration subnetwork) {
    String name = Names.descriptor(subnetwork);
    AnnotationSpec.Builder descriptor =
        AnnotationSpec.builder(ClassName.bestGuess(Names.DESCRIPTOR));
    subnetwork.methods().forEach(method -> descriptor.addMember("value", "$S", entry(method)));
    TypeSpec type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                "The methods and parameter names of {@link $L}.\n",
                String.join(".", subnetwork.simpleNames()))
            .addAnnotation(descriptor.build())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .build();
    String source =
        JavaFile.builder(subnetwork.packageName(), type).indent("  ").build().toString();
    String qualified =
        subnetwork.packageName().isEmpty() ? name : subnetwork.packageName() + "." + name;
    return new GeneratedFile(qualified, Tidy.source(source));
  }

  private static String entry(Method method) {
    return method.parameters().stream()
        .map(Parameter::name)
        .collect(Collectors.joining(",", method.name() + "(", ")"));
  }
}
