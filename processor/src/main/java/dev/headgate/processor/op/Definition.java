package dev.headgate.processor.op;

import dev.headgate.processor.ir.ElementType;
import dev.headgate.processor.ir.Operation;
import dev.headgate.processor.ir.Shape;
import java.util.List;

/**
 * What the registry knows of an operation: the annotation that stands for it, how an annotation
 * becomes an operation, and samples that every test of all operations runs over.
 *
 * @param annotation the fully qualified name of the annotation type
 * @param takes what the elements of its first input are
 */
public record Definition(
    String annotation, ElementType takes, Factory factory, List<Sample> samples) {

  /** Binds an annotation's attributes, refusing values out of range. */
  @FunctionalInterface
  public interface Factory {
    Operation create(Attributes attributes) throws AttributeException;
  }

  /**
   * An annotation as a user would write it, and shapes to apply it to.
   *
   * @param source such as {@code @Conv2d(filters = 3, kernel = 2)}
   */
  public record Sample(String source, List<Shape> inputs) {
    public static Sample of(String source, Shape... inputs) {
      return new Sample(source, List.of(inputs));
    }
  }

  public Definition {
    samples = List.copyOf(samples);
  }

  static Definition layer(String simpleName, Factory factory, Sample... samples) {
    return of("dev.headgate.layer." + simpleName, ElementType.FLOAT, factory, samples);
  }

  /** A layer that takes integers, which only inputs of the model hold. */
  static Definition integerLayer(String simpleName, Factory factory, Sample... samples) {
    return of("dev.headgate.layer." + simpleName, ElementType.INT, factory, samples);
  }

  static Definition loss(String simpleName, Factory factory, Sample... samples) {
    return of("dev.headgate.loss." + simpleName, ElementType.FLOAT, factory, samples);
  }

  private static Definition of(
      String annotation, ElementType takes, Factory factory, Sample... samples) {
    return new Definition(annotation, takes, factory, List.of(samples));
  }

  public String simpleName() {
    return annotation.substring(annotation.lastIndexOf('.') + 1);
  }
}
