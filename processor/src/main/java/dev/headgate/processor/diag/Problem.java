package dev.headgate.processor.diag;

/**
 * The catalogue: every message the compiler can give, by its ID. Each has a page under {@code
 * docs/diagnostics} and a test on every supported compiler. IDs are never reused.
 */
public enum Problem {
  /** The annotated type is not an interface or an abstract class. */
  DECLARATION_KIND("HG-DECL-001", Severity.ERROR),
  /** A declaration inherits abstract methods. */
  DECLARATION_INHERITS("HG-DECL-002", Severity.ERROR),
  /** A declaration has no nodes. */
  DECLARATION_EMPTY("HG-DECL-003", Severity.ERROR),
  /** A compiled subnetwork has no descriptor beside it. */
  DESCRIPTOR_MISSING("HG-DECL-004", Severity.ERROR),
  /** An annotation stands where it means nothing. */
  MISPLACED("HG-DECL-005", Severity.ERROR),

  /** A node method that has no layer, a loss method that has none or several losses. */
  METHOD_KIND("HG-METHOD-001", Severity.ERROR),
  /** A method returns something that is neither Tensor nor Loss, or the wrong one of the two. */
  METHOD_RETURN("HG-METHOD-002", Severity.ERROR),
  /** A parameter of a method is not a Tensor. */
  METHOD_PARAMETER("HG-METHOD-003", Severity.ERROR),
  /** A method takes fewer or more tensors than its layer. */
  METHOD_ARITY("HG-METHOD-004", Severity.ERROR),
  /** Two methods have one name. */
  METHOD_DUPLICATE("HG-METHOD-005", Severity.ERROR),
  /** A method has type parameters, variable arguments or a throws clause. */
  METHOD_SHAPE("HG-METHOD-006", Severity.ERROR),

  /** An attribute's value is out of range. */
  ATTRIBUTE("HG-ATTR-001", Severity.ERROR),

  /** The class of a {@code @Custom} cannot be named where the compiled model is. */
  CUSTOM_ACCESS("HG-CUSTOM-001", Severity.ERROR),
  /** It lacks one of its two methods. */
  CUSTOM_METHOD("HG-CUSTOM-002", Severity.ERROR),
  /** One of them takes something else. */
  CUSTOM_PARAMETERS("HG-CUSTOM-003", Severity.ERROR),
  /** One of them cannot be called as it is declared. */
  CUSTOM_MODIFIERS("HG-CUSTOM-004", Severity.ERROR),

  /** {@code @StraightThrough} stands where no layer lacks a derivative. */
  STRAIGHT_THROUGH("HG-STRAIGHT-001", Severity.ERROR),

  /** A name is neither a method nor an input. */
  NAME_UNKNOWN("HG-NAME-001", Severity.ERROR),
  /** Nodes need each other's results. */
  CYCLE("HG-NAME-002", Severity.ERROR),
  /** A loss's value is used as a tensor. */
  NAME_IS_LOSS("HG-NAME-003", Severity.ERROR),
  /** A name stands for a subnetwork with several outputs. */
  NAME_AMBIGUOUS("HG-NAME-004", Severity.ERROR),
  /** A name is a reserved word of the generated class's interface. */
  NAME_RESERVED("HG-NAME-005", Severity.ERROR),

  /** {@code @Use} names a type that is not a subnetwork. */
  USE_TARGET("HG-USE-001", Severity.ERROR),
  /** One class is used twice without {@code as}. */
  USE_TWICE("HG-USE-002", Severity.ERROR),
  /** One {@code as} names instances of two classes. */
  USE_CLASH("HG-USE-003", Severity.ERROR),
  /** A subnetwork uses itself. */
  USE_RECURSIVE("HG-USE-004", Severity.ERROR),
  /** A shared instance is used with inputs that give its parameters other shapes. */
  USE_SHAPES("HG-USE-005", Severity.ERROR),
  /** {@code as} is not a Java identifier. */
  USE_NAME("HG-USE-006", Severity.ERROR),

  /** A subnetwork's result cannot be told. */
  OUTPUT_UNCLEAR("HG-OUT-001", Severity.ERROR),

  /** An input of the model has no {@code @Shape}. */
  SHAPE_MISSING("HG-SHAPE-001", Severity.ERROR),
  /** An input has two different {@code @Shape}s. */
  SHAPE_CONFLICT("HG-SHAPE-002", Severity.ERROR),
  /** A dimension of {@code @Shape} is not positive, or the tensor is too large. */
  SHAPE_VALUE("HG-SHAPE-003", Severity.ERROR),
  /** All weights, or all values of one sample, are more than Java's arrays can hold. */
  SHAPE_TOTAL("HG-SHAPE-004", Severity.ERROR),
  /** A layer cannot take its input's shape. */
  SHAPE_MISMATCH("HG-SHAPE-012", Severity.ERROR),
  /** A loss's prediction and target differ in shape or type. */
  SHAPE_TARGET("HG-SHAPE-013", Severity.ERROR),

  /** Integers are taken where there are none, or numbers where there are integers. */
  INTEGERS("HG-SHAPE-014", Severity.ERROR),

  /** A mask names a loss that the model does not have. */
  LOSS_UNKNOWN("HG-LOSS-001", Severity.ERROR),
  /** A loss depends on no parameter at all. */
  LOSS_UNREACHED("HG-LOSS-002", Severity.ERROR),
  /** Masks and freezes keep a loss from every parameter. */
  LOSS_TRAINS_NOTHING("HG-LOSS-003", Severity.WARNING),

  /** No loss trains a parameter that is not frozen. */
  PARAMETER_UNTRAINED("HG-MASK-001", Severity.WARNING),
  /** A mask cuts nothing. */
  MASK_CUTS_NOTHING("HG-MASK-002", Severity.WARNING),
  /** All that a mask cuts is cut by another one at the same place. */
  MASK_REPEATS("HG-MASK-003", Severity.WARNING),

  /** A loss's weight or a gradient scale is no number that means something. */
  FACTOR_VALUE("HG-FACTOR-001", Severity.ERROR),
  /** A gradient scale stands where no gradient passes. */
  SCALE_NOTHING("HG-FACTOR-002", Severity.WARNING),
  /** A weight scales all that something learns from, which some updaters undo. */
  WEIGHT_ALONE("HG-FACTOR-003", Severity.WARNING),

  /** A phase's name is missing, no name, or another phase's. */
  PHASE_NAME("HG-PHASE-001", Severity.ERROR),
  /** A phase names no losses or instances, or one that the model does not have. */
  PHASE_MEMBER("HG-PHASE-002", Severity.ERROR),
  /** A loss is in no phase, so nothing computes it. */
  PHASE_WITHOUT("HG-PHASE-003", Severity.WARNING),
  /** A phase does not train an instance that it names. */
  PHASE_IDLE("HG-PHASE-004", Severity.WARNING),

  /** An average has nothing that it could follow. */
  AVERAGE_SOURCE("HG-AVERAGE-001", Severity.ERROR),

  /** Losses that cannot be in conflict, or uses that disagree about it. */
  CONFLICT("HG-CONFLICT-001", Severity.ERROR),
  /** Fewer than two losses in conflict come together. */
  CONFLICT_NOTHING("HG-CONFLICT-002", Severity.WARNING),

  /** {@code @SuppressWarnings} names no warning of Headgate's. */
  SUPPRESSES_NOTHING("HG-SUPPRESS-001", Severity.WARNING),

  /** The compiler could not write a file. */
  CANNOT_WRITE("HG-FILE-001", Severity.ERROR),

  /** A node's result is used by nothing. */
  NODE_UNUSED("HG-NODE-001", Severity.WARNING);

  /** Whether a message stops the compilation. */
  public enum Severity {
    ERROR,
    WARNING
  }

  private final String id;
  private final Severity severity;

  Problem(String id, Severity severity) {
    this.id = id;
    this.severity = severity;
  }

  public String id() {
    return id;
  }

  public Severity severity() {
    return severity;
  }
}
