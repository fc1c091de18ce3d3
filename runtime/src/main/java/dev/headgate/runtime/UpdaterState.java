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
 * What a model's updater remembers of earlier updates, for the parameters that are trained. It
 * begins with the first update, because a model that only serves has no need of it.
 */
final class UpdaterState {

  private final ModelLayout layout;
  private Map<String, Checkpoint.Tensor> saved = Map.of();
  private float @Nullable [][] arrays;

  UpdaterState(ModelLayout layout) {
    this.layout = layout;
  }

  /** The arrays to hand to the updater. */
  float[][] of(Updater updater) {
    if (arrays == null) {
      arrays = begin(updater);
      saved = Map.of();
    }
    return arrays;
  }

  private float[][] begin(Updater updater) {
    float[][] state = new float[updater.stateSize()][layout.trainedSize()];
    for (int k = 0; k < state.length; k++) {
      Arrays.fill(state[k], updater.initialState(k));
      for (ParameterInfo parameter : trained()) {
        Checkpoint.Tensor tensor = saved.get(Checkpoint.stateName(k, parameter.name()));
        if (tensor != null) {
          System.arraycopy(tensor.elements(), 0, state[k], parameter.offset(), parameter.size());
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
      for (ParameterInfo parameter : trained()) {
        tensors.put(
            Checkpoint.stateName(k, parameter.name()),
            new Checkpoint.Tensor(parameter.shape(), slice(arrays[k], parameter)));
      }
    }
    return tensors;
  }

  private static float[] slice(float[] array, ParameterInfo parameter) {
    return Arrays.copyOfRange(array, parameter.offset(), parameter.offset() + parameter.size());
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

  private List<ParameterInfo> trained() {
    return layout.parameters.values().stream()
        .filter(parameter -> parameter.absent() == null)
        .toList();
  }
}
