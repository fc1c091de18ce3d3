package dev.headgate.runtime;

import dev.headgate.runtime.train.Checkpoint;
import dev.headgate.runtime.train.SavedUpdater;
import dev.headgate.runtime.train.Updater;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an updater remembers of earlier updates, for the parameters that are trained. It begins with
 * the first update, because a model that only serves has no need of it.
 */
final class UpdaterState {

  private final String step;
  private final List<ParameterInfo> trained;
  private final int first;
  private final int extent;
  private Map<String, Checkpoint.Tensor> saved = Map.of();
  private float @Nullable [][] arrays;

  /**
   * @param step the name of the training step whose updates these are
   * @param first where the trained parameters begin in the model's array of parameters
   * @param extent how far they reach
   */
  UpdaterState(String step, List<ParameterInfo> trained, int first, int extent) {
    this.step = step;
    this.trained = trained;
    this.first = first;
    this.extent = extent;
  }

  /** The arrays to hand to the updater; they begin where the trained parameters do. */
  float[][] of(Updater updater) {
    if (arrays == null) {
      arrays = begin(updater);
      saved = Map.of();
    }
    return arrays;
  }

  private float[][] begin(Updater updater) {
    float[][] state = new float[updater.stateSize()][extent];
    for (int k = 0; k < state.length; k++) {
      Arrays.fill(state[k], updater.initialState(k));
      for (ParameterInfo parameter : trained) {
        Checkpoint.Tensor tensor = saved.get(Checkpoint.stateName(step, k, parameter.name()));
        if (tensor != null) {
          int start = parameter.offset() - first;
          System.arraycopy(tensor.elements(), 0, state[k], start, parameter.size());
        }
      }
    }
    return state;
  }

  /** What a checkpoint keeps, by {@link Checkpoint#stateName}. */
  Map<String, Checkpoint.Tensor> tensors() {
    if (arrays == null) {
      return saved;
    }
    Map<String, Checkpoint.Tensor> tensors = new LinkedHashMap<>();
    for (int k = 0; k < arrays.length; k++) {
      for (ParameterInfo parameter : trained) {
        tensors.put(
            Checkpoint.stateName(step, k, parameter.name()),
            new Checkpoint.Tensor(parameter.shape(), slice(arrays[k], parameter)));
      }
    }
    return tensors;
  }

  private float[] slice(float[] array, ParameterInfo parameter) {
    int start = parameter.offset() - first;
    return Arrays.copyOfRange(array, start, start + parameter.size());
  }

  /**
   * Takes over what a checkpoint kept, if its updater follows the same rule as this one: another
   * would take the numbers for something that they are not. What a checkpoint does not have begins
   * anew, parameter by parameter.
   */
  void restore(Checkpoint checkpoint, @Nullable Updater updater) {
    boolean usable =
        updater != null
            && !checkpoint.state().isEmpty()
            && SavedUpdater.rule(checkpoint.updater())
                .equals(SavedUpdater.rule(updater.configuration()));
    saved = usable ? checkpoint.state() : Map.of();
    arrays = null;
  }
}
