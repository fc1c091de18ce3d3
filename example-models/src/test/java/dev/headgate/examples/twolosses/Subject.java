package dev.headgate.examples.twolosses;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * One of the compiled two-losses models, called by its methods' names, so that one test can be put
 * to all of them.
 */
final class Subject implements AutoCloseable {

  private final Object model;
  private final List<String> losses;

  private Subject(Class<?> compiled, int batch, double rate, int threads, List<String> losses) {
    Object builder = invoke(compiled, null, "builder");
    call(builder, "batchSize", batch);
    call(builder, "updater", (IUpdater) new Sgd(rate));
    call(builder, "threads", threads);
    this.model = call(builder, "build");
    this.losses = losses;
  }

  /** The model that a golden case was made with, named by the end of the case's name. */
  static Subject of(String mask, int batch, double rate, int threads) {
    List<String> both = List.of("loss1", "loss2");
    return switch (mask) {
      case "S0" -> new Subject(CompiledTwoLosses.class, batch, rate, threads, both);
      case "S1" -> new Subject(CompiledTwoLossesQuestion1.class, batch, rate, threads, both);
      case "S2" -> new Subject(CompiledTwoLossesQuestion2.class, batch, rate, threads, both);
      case "loss1only" ->
          new Subject(CompiledLoss1Only.class, batch, rate, threads, List.of("loss1"));
      case "loss2only" ->
          new Subject(CompiledLoss2Only.class, batch, rate, threads, List.of("loss2"));
      default -> throw new IllegalArgumentException(mask);
    };
  }

  /** The names of the model's losses. */
  List<String> losses() {
    return losses;
  }

  /** An output of the forward pass. */
  float[] output(GoldenCase golden, String name) {
    Object outputs = call(model, "forward", 1, golden.image());
    return (float[]) call(outputs, name + "Values");
  }

  Map<String, Double> evaluate(GoldenCase golden) {
    return run("evaluate", 1, golden);
  }

  Map<String, Double> step(GoldenCase golden) {
    return run("step", 1, golden);
  }

  /** Computes the gradients on a batch that is the case's one sample {@code copies} times. */
  Map<String, Double> gradients(GoldenCase golden, int copies) {
    return run("gradients", copies, golden);
  }

  float[] gradient(String name) {
    return (float[]) call(model, "gradientValues", name);
  }

  float[] parameter(String name) {
    return (float[]) call(model, "parameterValues", name);
  }

  /** Puts the case's initial parameters into the model. */
  Subject startFrom(GoldenCase golden) {
    golden
        .initialParameters()
        .forEach((name, values) -> call(model, "setParameter", name, GoldenCase.floats(values)));
    return this;
  }

  @Override
  public void close() {
    call(model, "close");
  }

  private Map<String, Double> run(String method, int copies, GoldenCase golden) {
    List<Object> arguments = new ArrayList<>(List.of(copies, repeat(golden.image(), copies)));
    for (String loss : losses) {
      float[] target = loss.equals("loss1") ? golden.target1() : golden.target2();
      arguments.add(repeat(target, copies));
    }
    Object result = call(model, method, arguments.toArray());
    Map<String, Double> values = new LinkedHashMap<>();
    losses.forEach(loss -> values.put(loss, (Double) call(result, loss)));
    return values;
  }

  private static float[] repeat(float[] values, int times) {
    float[] repeated = new float[values.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(values, 0, repeated, i * values.length, values.length);
    }
    return repeated;
  }

  private static Object call(Object target, String name, Object... arguments) {
    return invoke(target.getClass(), target, name, arguments);
  }

  private static Object invoke(Class<?> type, Object target, String name, Object... arguments) {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name) && takes(method, arguments)) {
        try {
          return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
          if (e.getCause() instanceof RuntimeException cause) {
            throw cause;
          }
          throw new AssertionError(e.getCause());
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    throw new AssertionError(type.getName() + " has no method " + name + " for these arguments");
  }

  private static boolean takes(Method method, Object[] arguments) {
    Class<?>[] types = method.getParameterTypes();
    if (types.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      boolean whole = types[i] == int.class && arguments[i] instanceof Integer;
      if (!whole && !types[i].isInstance(arguments[i])) {
        return false;
      }
    }
    return true;
  }
}
