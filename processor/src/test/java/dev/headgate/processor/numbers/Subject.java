package dev.headgate.processor.numbers;

import dev.headgate.runtime.nd4j.Nd4jModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** A compiled model of any name, through its public calls on plain arrays. */
final class Subject implements AutoCloseable {

  private static final double RATE = 0.05;

  private final Nd4jModel model;

  /**
   * @param batch the largest batch
   */
  Subject(Class<?> compiled, int batch, int threads, long seed) {
    this(compiled, batch, threads, seed, new Sgd(RATE));
  }

  Subject(Class<?> compiled, int batch, int threads, long seed, IUpdater updater) {
    Nd4jModel.Builder<?> builder = (Nd4jModel.Builder<?>) call(compiled, null, "builder");
    builder.batchSize(batch).threads(threads).seed(seed).updater(updater);
    this.model = (Nd4jModel) call(builder.getClass(), builder, "build");
  }

  private Subject(Nd4jModel model) {
    this.model = model;
  }

  /** The model of a checkpoint, as it is without being told anything. */
  static Subject load(Class<?> compiled, Path file) {
    return new Subject((Nd4jModel) invoke(compiled, null, "load", Path.class, file));
  }

  void save(Path file) {
    model.save(file);
  }

  /** Changes a number between steps. */
  void set(String setter, float value) {
    invoke(model.getClass(), model, setter, float.class, value);
  }

  private static Object invoke(
      Class<?> type, @Nullable Object target, String name, Class<?> takes, Object argument) {
    try {
      return type.getMethod(name, takes).invoke(target, argument);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type.getSimpleName() + "." + name, e);
    }
  }

  List<String> parameterNames() {
    return model.parameterNames();
  }

  void setParameter(String name, float[] elements) {
    model.setParameter(name, elements);
  }

  float[] parameter(String name) {
    return model.parameterValues(name);
  }

  float[] gradient(String name) {
    return model.gradientValues(name);
  }

  /** Whether no loss trains it, to be asked after gradients have been computed. */
  boolean isAbsent(String name) {
    try {
      model.gradientValues(name);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  Map<String, Double> gradients(int batch, List<Object> arguments) {
    return losses("gradients", batch, arguments);
  }

  /** The gradients of a phase, which takes some of all arguments. */
  Map<String, Double> gradients(String phase, int batch, Map<String, Object> all) {
    return losses("gradients" + capitalized(phase), batch, all);
  }

  Map<String, Double> step(String phase, int batch, Map<String, Object> all) {
    return losses("step" + capitalized(phase), batch, all);
  }

  private static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** Hands over what the call's parameters are named after. */
  private Map<String, Double> losses(String method, int batch, Map<String, Object> all) {
    for (Method candidate : model.getClass().getMethods()) {
      if (candidate.getName().equals(method) && candidate.getParameterTypes()[0] == int.class) {
        List<Object> arguments =
            Stream.of(candidate.getParameters())
                .skip(1)
                .map(parameter -> Objects.requireNonNull(all.get(parameter.getName())))
                .toList();
        return losses(method, batch, arguments);
      }
    }
    throw new AssertionError("no " + method);
  }

  /** What {@code gradients} throws instead of answering. */
  Throwable failure(int batch, List<Object> arguments) {
    try {
      return new AssertionError("gradients answers " + gradients(batch, arguments));
    } catch (AssertionError e) {
      return Objects.requireNonNull(e.getCause());
    }
  }

  Map<String, Double> evaluate(int batch, List<Object> arguments) {
    return losses("evaluate", batch, arguments);
  }

  Map<String, Double> step(int batch, List<Object> arguments) {
    return losses("step", batch, arguments);
  }

  /** The elements of some outputs by name. */
  Map<String, float[]> forward(int batch, List<Object> inputs, Iterable<String> names) {
    Object outputs = batchCall("forward", batch, inputs);
    Map<String, float[]> values = new LinkedHashMap<>();
    for (String name : names) {
      values.put(name, (float[]) call(outputs.getClass(), outputs, name + "Values"));
    }
    return values;
  }

  /** Losses by name, of a call of any name. */
  Map<String, Double> losses(String method, int batch, List<Object> arguments) {
    Object losses = batchCall(method, batch, arguments);
    Map<String, Double> values = new HashMap<>();
    for (Method loss : losses.getClass().getMethods()) {
      if (loss.getReturnType() == double.class && loss.getParameterCount() == 0) {
        values.put(loss.getName(), (Double) call(losses.getClass(), losses, loss.getName()));
      }
    }
    return values;
  }

  /** Calls the form of a method that takes a batch size and plain arrays. */
  private Object batchCall(String name, int batch, List<Object> arguments) {
    Object[] all = new Object[arguments.size() + 1];
    all[0] = batch;
    for (int i = 0; i < arguments.size(); i++) {
      all[i + 1] = arguments.get(i);
    }
    return call(model.getClass(), model, name, all);
  }

  /** Calls a method by its name and the number of its arguments, the form with plain arrays. */
  static Object call(Class<?> type, @Nullable Object target, String name, Object... arguments) {
    for (Method method : type.getMethods()) {
      Class<?>[] takes = method.getParameterTypes();
      boolean plain = takes.length == 0 || takes[0].isPrimitive();
      if (method.getName().equals(name)
          && takes.length == arguments.length
          && plain
          && !method.isBridge()) {
        try {
          return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
          throw new AssertionError(type.getSimpleName() + "." + name + " threw", e.getCause());
        } catch (IllegalAccessException e) {
          throw new AssertionError(type.getSimpleName() + "." + name + " is not public", e);
        }
      }
    }
    throw new AssertionError(type.getSimpleName() + " has no " + name);
  }

  @Override
  public void close() {
    model.close();
  }
}
