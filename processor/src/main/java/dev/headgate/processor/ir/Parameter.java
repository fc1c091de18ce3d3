package dev.headgate.processor.ir;

/**
 * A parameter tensor of the model; several nodes hold the same one where an instance is used more
 * than once.
 */
public record Parameter(String name, ParameterSpec spec, String instance) {

  /** Whether losses may train it at all. */
  public boolean isTrainable() {
    return !spec.memory();
  }

  public Shape shape() {
    return spec.shape();
  }
}
