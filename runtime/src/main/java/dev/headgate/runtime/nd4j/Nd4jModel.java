package dev.headgate.runtime.nd4j;

import dev.headgate.runtime.CompiledModel;
import dev.headgate.runtime.ModelBuilder;
import dev.headgate.runtime.ModelLayout;
import dev.headgate.runtime.train.Updater;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The forms of a compiled model's calls that take and answer what ND4J has: arrays and updater
 * configurations. None of them is needed to run a model, so one that is fed plain arrays works
 * without ND4J on the class path.
 */
public abstract class Nd4jModel extends CompiledModel {

  protected Nd4jModel(ModelLayout layout, Builder<?> builder) {
    super(layout, builder);
  }

  /**
   * A copy of a parameter, in its own shape.
   *
   * @throws IllegalArgumentException if there is no such parameter
   */
  public final INDArray parameter(String name) {
    return NdArrays.array(parameterValues(name), dimensions(name));
  }

  /**
   * Replaces a parameter's elements.
   *
   * @throws IllegalArgumentException if there is no such parameter, or the shape is not its own
   */
  public final void setParameter(String name, INDArray array) {
    setParameter(name, NdArrays.floats(name, array, dimensions(name)));
  }

  /**
   * A copy of a parameter's gradient, as the last {@code step} or {@code gradients} left it.
   *
   * @throws IllegalArgumentException if there is no such parameter
   * @throws IllegalStateException if no loss trains it, or nothing has been differentiated yet
   */
  public final INDArray gradient(String name) {
    return NdArrays.array(gradientValues(name), dimensions(name));
  }

  private long[] dimensions(String parameter) {
    return parameterShape(parameter).stream().mapToLong(Integer::longValue).toArray();
  }

  /** What every compiled model can be built with. */
  public abstract static class Builder<B extends Builder<B>> extends ModelBuilder<B> {

    /**
     * How a step changes the parameters. Without one the model can do all but {@code step}.
     *
     * @throws IllegalArgumentException if the updater is not supported
     */
    public final B updater(IUpdater configuration) {
      return stepWith(Updater.of(configuration));
    }
  }
}
