package dev.headgate.processor.ir;

/**
 * A parameter tensor of the model; several nodes hold the same one where an instance is used more
 * than once.
 */
public record Parameter(String name, ParameterSpec spec, String instance) {

  public Shape shape() {
    return spec.shape();
  }
}
