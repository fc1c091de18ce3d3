package dev.headgate.processor.scan;

import java.util.Set;

/**
 * The annotations by name: the compiler reads mirrors and needs none of their classes on its path.
 */
public final class Names {

  public static final String ROOT = "dev.headgate";
  public static final String LAYERS = ROOT + ".layer.";
  public static final String LOSSES = ROOT + ".loss.";
  public static final String MODEL = ROOT + ".Model";
  public static final String SUBNETWORK = ROOT + ".Subnetwork";
  public static final String USE = ROOT + ".Use";
  public static final String SHAPE = ROOT + ".Shape";
  public static final String OUTPUT = ROOT + ".Output";
  public static final String TENSOR = ROOT + ".Tensor";
  public static final String LOSS = ROOT + ".Loss";
  public static final String DESCRIPTOR = ROOT + ".SubnetworkDescriptor";
  public static final String FROZEN = ROOT + ".gradient.Frozen";
  public static final String STOP_GRADIENT = ROOT + ".gradient.StopGradientFrom";
  public static final String STRAIGHT_THROUGH = ROOT + ".gradient.StraightThrough";

  public static final String GRADIENT_SCALE = ROOT + ".gradient.GradientScale";
  public static final String WEIGHT = ROOT + ".gradient.Weight";
  public static final String PHASE = ROOT + ".gradient.Phase";
  public static final String AVERAGE_OF = ROOT + ".gradient.AverageOf";
  public static final String PROJECT_CONFLICTS = ROOT + ".gradient.ProjectConflicts";

  /** Methods of the generated results that no loss or output may replace. */
  public static final Set<String> RESERVED =
      Set.of(
          "total",
          "toString",
          "hashCode",
          "getClass",
          "notify",
          "notifyAll",
          "wait",
          "clone",
          "finalize");

  private Names() {}

  /** Whether something is a name in Java, reserved words included. */
  public static boolean isIdentifier(String name) {
    return isWord(name) && Character.isJavaIdentifierStart(name.codePointAt(0));
  }

  /** Whether something may end a name in Java: letters, digits and what counts as such. */
  public static boolean isWord(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .allMatch(
                c -> Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
  }

  /** Whether an annotation is one of Headgate's. */
  public static boolean isOurs(String annotation) {
    return annotation.startsWith(ROOT + ".");
  }

  /** Whether an annotation makes a method a layer or a loss. */
  public static boolean isStep(String annotation) {
    return annotation.startsWith(LAYERS) || annotation.startsWith(LOSSES);
  }

  /**
   * The name of the class whose one annotation keeps a subnetwork's order of methods and names of
   * parameters.
   */
  public static String descriptor(Declaration declaration) {
    return String.join("_", declaration.simpleNames()) + "_Descriptor";
  }
}
