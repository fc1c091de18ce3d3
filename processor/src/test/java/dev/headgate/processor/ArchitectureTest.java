package dev.headgate.processor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.headgate.Tensor;
import dev.headgate.processor.diag.Origin;
import dev.headgate.runtime.CompiledModel;
import dev.headgate.runtime.train.AdamW;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls between packages, as the design draws them. */
class ArchitectureTest {

  private static final String PROCESSOR = "dev.headgate.processor";
  private static final String RUNTIME = "dev.headgate.runtime";

  /** In the order in which a model goes through them; diag and ir serve them all. */
  private static final List<String> STAGES =
      List.of("diag", "ir", "op", "scan", "check", "build", "route", "grad", "plan", "emit");

  private static final JavaClasses COMPILER = moduleOf(HeadgateProcessor.class);
  private static final JavaClasses MODELS = moduleOf(CompiledModel.class);
  private static final JavaClasses ANNOTATIONS = moduleOf(Tensor.class);

  /** The classes of a module: tests lie elsewhere. */
  private static JavaClasses moduleOf(Class<?> type) {
    return new ClassFileImporter()
        .importUrl(type.getProtectionDomain().getCodeSource().getLocation());
  }

  private static String stage(String name) {
    return PROCESSOR + "." + name + "..";
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return describe(name, type -> type.getName().equals(name));
  }

  @TestFactory
  List<DynamicTest> aStageKnowsEarlierStagesOnly() {
    return STAGES.stream()
        .map(
            stage -> {
              List<String> later = STAGES.subList(STAGES.indexOf(stage) + 1, STAGES.size());
              String[] forbidden = later.stream().map(name -> stage(name)).toArray(String[]::new);
              return DynamicTest.dynamicTest(
                  stage,
                  () ->
                      noClasses()
                          .that()
                          .resideInAPackage(stage(stage))
                          .should()
                          .dependOnClassesThat(
                              resideInAnyPackage(forbidden).or(resideInAPackage(PROCESSOR)))
                          .check(COMPILER));
            })
        .toList();
  }

  @Test
  void graphsKnowNoStageButTheirOrigins() {
    noClasses()
        .that()
        .resideInAPackage(stage("ir"))
        .should()
        .dependOnClassesThat(
            resideInAPackage(PROCESSOR + "..")
                .and(not(resideInAPackage(stage("ir"))))
                .and(not(equivalentTo(Origin.class))))
        .check(COMPILER);
  }

  @Test
  void operationsKnowGraphsOnly() {
    classes()
        .that()
        .resideInAPackage(stage("op"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(stage("op"), stage("ir"), "java..", "org.jspecify.annotations.."))
        .check(COMPILER);
  }

  @Test
  void sourceElementsStayInTheFront() {
    DescribedPredicate<JavaClass> modifier =
        named("javax.lang.model.element.Modifier"); // part of JavaPoet's interface
    noClasses()
        .that()
        .resideOutsideOfPackages(PROCESSOR, stage("scan"), stage("diag"), stage("emit"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("javax.lang.model..", "javax.annotation.."))
        .check(COMPILER);
    noClasses()
        .that()
        .resideInAPackage(stage("emit"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("javax.lang.model..", "javax.annotation..").and(not(modifier)))
        .check(COMPILER);
  }

  @Test
  void onlyEmitWritesJava() {
    noClasses()
        .that()
        .resideOutsideOfPackage(stage("emit"))
        .should()
        .dependOnClassesThat(resideInAPackage("com.palantir.javapoet.."))
        .check(COMPILER);
  }

  @Test
  void theCompilerKnowsAnnotationsAndRuntimeByNameOnly() {
    noClasses()
        .that()
        .resideInAPackage(PROCESSOR + "..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "dev.headgate",
                "dev.headgate.layer..",
                "dev.headgate.loss..",
                "dev.headgate.gradient..",
                RUNTIME + "..",
                "org.nd4j.."))
        .check(COMPILER);
  }

  @Test
  void nd4jStaysAtTheBoundary() {
    noClasses()
        .that()
        .resideInAnyPackage(RUNTIME, RUNTIME + ".kernel..", RUNTIME + ".simd..")
        .should()
        .dependOnClassesThat(resideInAPackage("org.nd4j.."))
        .check(MODELS);
    // The interface of ND4J's configurations mentions its arrays; AdamW is one of them.
    DescribedPredicate<JavaClass> array = named("org.nd4j.linalg.api.ndarray.INDArray");
    noClasses()
        .that()
        .haveFullyQualifiedName(AdamW.class.getName())
        .should()
        .dependOnClassesThat(resideInAPackage("org.nd4j.linalg.api..").and(not(array)))
        .check(MODELS);
    noClasses()
        .that()
        .resideInAPackage(RUNTIME + ".train..")
        .and()
        .doNotHaveFullyQualifiedName(AdamW.class.getName())
        .should()
        .dependOnClassesThat(resideInAPackage("org.nd4j.linalg.api.."))
        .check(MODELS);
    noClasses()
        .that()
        .resideInAPackage(RUNTIME + ".train..")
        .should()
        .dependOnClassesThat(resideInAPackage("org.nd4j.linalg.factory.."))
        .check(MODELS);
  }

  @Test
  void onlySimdKnowsTheVectorModule() {
    noClasses()
        .that()
        .resideOutsideOfPackage(RUNTIME + ".simd..")
        .should()
        .dependOnClassesThat(resideInAPackage("jdk.incubator.vector.."))
        .check(MODELS);
  }

  @Test
  void kernelsStandAlone() {
    classes()
        .that()
        .resideInAPackage(RUNTIME + ".kernel..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(RUNTIME + ".kernel..", "java..", "org.jspecify.annotations.."))
        .check(MODELS);
    classes()
        .that()
        .resideInAPackage(RUNTIME + ".simd..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                RUNTIME + ".simd..",
                RUNTIME + ".kernel..",
                "jdk.incubator.vector..",
                "java..",
                "org.jspecify.annotations.."))
        .check(MODELS);
  }

  @Test
  void annotationsNeedNothing() {
    classes()
        .that()
        .resideInAnyPackage("dev.headgate", "dev.headgate.layer", "dev.headgate.loss")
        .or()
        .resideInAPackage("dev.headgate.gradient")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "dev.headgate",
                "dev.headgate.layer",
                "dev.headgate.loss",
                "dev.headgate.gradient",
                "java..",
                "org.jspecify.annotations.."))
        .check(ANNOTATIONS);
  }

  @Test
  void packagesFormNoCircles() {
    slices().matching("dev.(**)").should().beFreeOfCycles().check(ANNOTATIONS);
    slices().matching(PROCESSOR + ".(**)").should().beFreeOfCycles().check(COMPILER);
    slices().matching(RUNTIME + ".(**)").should().beFreeOfCycles().check(MODELS);
  }
}
