package dev.headgate.processor.numbers;

import dev.headgate.runtime.nd4j.Nd4jModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.learning.config.Sgd;

/** A compiled model of any name, through its public calls on plain arrays. */
final class Subject implements AutoCloseable {

  private static final double RATE = 0.05;

  private final Nd4jModel model;

  /**
   * @param batch the largest batch
   */
  Subject(Class<?> compiled, int batch, int threads, long seed) {
    Nd4jModel.Builder<?> builder = (Nd4jModel.Builder<?>) call(compiled, null, "builder");
    builder.batchSize(batch).threads(threads).seed(seed).updater(new Sgd(RATE));
    this.model = (Nd4jModel) call(builder.getClass(), builder, "build");
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

  private Map<String, Double> losses(String method, int batch, List<Object> arguments) {
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

  private static Object call(Class<?> type, Object target, String name, Object... arguments) {
    for (Method method : type.getMethods()) {
      Class<?>[] takes = method.getParameterTypes();
      boolean plain = takes.length == 0 || takes[0] == int.class;
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
