package dev.headgate.processor.op;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.headgate.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegistryTest {

  static List<String> annotations() {
    return Registry.definitions().stream().map(Definition::annotation).toList();
  }

  @Test
  void hasEveryLayerAndLossThatCanBeWrittenAndNoOther() {
    List<String> written =
        new ClassFileImporter()
            .importUrl(Tensor.class.getProtectionDomain().getCodeSource().getLocation()).stream()
                .filter(JavaClass::isAnnotation)
                .map(JavaClass::getName)
                .filter(name -> name.matches("dev\\.headgate\\.(layer|loss)\\.\\w+"))
                .toList();

    assertThat(annotations()).containsExactlyInAnyOrderElementsOf(written);
  }

  @ParameterizedTest
  @MethodSource("annotations")
  void everyOperationHasSamplesOfItself(String annotation) {
    Definition definition = Registry.find(annotation).orElseThrow();

    assertThat(definition.samples())
        .isNotEmpty()
        .allSatisfy(
            sample -> {
              assertThat(sample.source()).startsWith("@" + definition.simpleName());
              assertThat(sample.inputs()).isNotEmpty();
            });
  }
}
