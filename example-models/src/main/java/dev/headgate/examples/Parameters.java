package dev.headgate.examples;

import dev.headgate.runtime.CompiledModel;
import java.util.List;

/** Parameters of one model beside those of another: taken over, compared. */
public final class Parameters {

  private Parameters() {}

  /** The names of the parameters of an instance. */
  public static List<String> of(CompiledModel model, String instance) {
    List<String> names =
        model.parameterNames().stream().filter(name -> name.startsWith(instance + ".")).toList();
    if (names.isEmpty()) {
      throw new IllegalArgumentException("no parameters of \"" + instance + "\"");
    }
    return names;
  }

  /** How many numbers the parameters of an instance are. */
  public static int count(CompiledModel model, String instance) {
    return of(model, instance).stream().mapToInt(name -> model.parameterValues(name).length).sum();
  }

  /** Copies the parameters of an instance to the instance of the same name in another model. */
  public static void copy(CompiledModel from, CompiledModel to, String instance) {
    of(from, instance).forEach(name -> to.setParameter(name, from.parameterValues(name)));
  }

  /** How many of an instance's numbers differ by a bit from those in another model. */
  public static int different(CompiledModel one, CompiledModel other, String instance) {
    int different = 0;
    for (String name : of(one, instance)) {
      float[] left = one.parameterValues(name);
      float[] right = other.parameterValues(name);
      for (int i = 0; i < left.length; i++) {
        if (Float.floatToRawIntBits(left[i]) != Float.floatToRawIntBits(right[i])) {
          different++;
        }
      }
    }
    return different;
  }

  /** The gradients of all parameters of an instance, one after the other, of the last pass. */
  public static float[] gradients(CompiledModel model, String instance) {
    float[] gradients = new float[count(model, instance)];
    int at = 0;
    for (String name : of(model, instance)) {
      float[] gradient = model.gradientValues(name);
      System.arraycopy(gradient, 0, gradients, at, gradient.length);
      at += gradient.length;
    }
    return gradients;
  }
}
