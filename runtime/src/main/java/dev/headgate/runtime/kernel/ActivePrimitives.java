package dev.headgate.runtime.kernel;

import java.lang.System.Logger.Level;

/**
 * Chooses, once, the {@link Primitives} that kernels run on: the Vector API where the module {@code
 * jdk.incubator.vector} was added to the JVM, else scalar code. {@code -Dheadgate.vector=false}
 * asks for scalar code.
 */
final class ActivePrimitives {

  static final String PROPERTY = "headgate.vector";

  private static final String MODULE = "jdk.incubator.vector";
  // By name: a reference would make every user of the kernels depend on an incubating module.
  private static final String VECTOR = "dev.headgate.runtime.simd.VectorPrimitives";

  private static Primitives active = choose();

  private ActivePrimitives() {}

  static Primitives get() {
    return active;
  }

  /**
   * For tests, which run every kernel on both implementations in one JVM; returns the one replaced.
   */
  static Primitives replace(Primitives replacement) {
    Primitives before = active;
    active = replacement;
    replacement.activate();
    return before;
  }

  private static Primitives choose() {
    System.Logger log = System.getLogger("dev.headgate.runtime");
    Primitives chosen = new ScalarPrimitives();
    if (!Boolean.parseBoolean(System.getProperty(PROPERTY, "true"))) {
      log.log(Level.DEBUG, "Vector kernels are switched off by -D{0}=false", PROPERTY);
    } else if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      log.log(Level.INFO, "Running scalar kernels; add --add-modules {0} for fast ones", MODULE);
    } else {
      chosen = vector(true);
    }
    chosen.activate();
    log.log(Level.DEBUG, "Kernels run on {0}", chosen.describe());
    return chosen;
  }

  /**
   * The Vector API implementation; the module must be present.
   *
   * @param warmUp whether to run scalar code while the JVM has not compiled it
   */
  static Primitives vector(boolean warmUp) {
    try {
      return (Primitives) Class.forName(VECTOR).getConstructor(boolean.class).newInstance(warmUp);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("The runtime jar is incomplete: " + VECTOR, e);
    }
  }
}
