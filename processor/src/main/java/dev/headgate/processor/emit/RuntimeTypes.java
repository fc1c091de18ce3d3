package dev.headgate.processor.emit;

import com.palantir.javapoet.ClassName;
import java.util.Arrays;

/** The types that generated code names: the runtime's, ND4J's, and the user's operations. */
final class RuntimeTypes {

  static final String KERNELS = "dev.headgate.runtime.kernel";

  static final ClassName MODEL = ClassName.get("dev.headgate.runtime.nd4j", "Nd4jModel");
  static final ClassName BUILDER = MODEL.nestedClass("Builder");
  static final ClassName CHECKPOINT = ClassName.get("dev.headgate.runtime.train", "Checkpoint");
  static final ClassName MODEL_LAYOUT = runtime("ModelLayout");
  static final ClassName STEP_LAYOUT = runtime("StepLayout");
  static final ClassName EXECUTION = runtime("Execution");
  static final ClassName TENSOR_INFO = runtime("TensorInfo");
  static final ClassName WORKER = runtime("Worker");
  static final ClassName EFFECT = runtime("Effect");
  static final ClassName INITIALIZATION =
      ClassName.get("dev.headgate.runtime.train", "Initialization");
  static final ClassName SCHEME = INITIALIZATION.nestedClass("Scheme");
  static final ClassName ND_ARRAYS = ClassName.get("dev.headgate.runtime.nd4j", "NdArrays");
  static final ClassName IND_ARRAY = ClassName.get("org.nd4j.linalg.api.ndarray", "INDArray");
  static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

  private RuntimeTypes() {}

  private static ClassName runtime(String name) {
    return ClassName.get("dev.headgate.runtime", name);
  }

  /** The class that a kernel call names: the runtime's, or, with a slash in it, the user's. */
  static ClassName kernel(String name) {
    int slash = name.indexOf('/');
    if (slash < 0) {
      return ClassName.get(KERNELS, name);
    }
    String[] nested = name.substring(slash + 1).split("\\.");
    return ClassName.get(
        name.substring(0, slash), nested[0], Arrays.copyOfRange(nested, 1, nested.length));
  }
}
