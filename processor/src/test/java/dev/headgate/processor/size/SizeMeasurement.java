package dev.headgate.processor.size;

import dev.headgate.processor.testing.Source;
import dev.headgate.processor.testing.TestCompiler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Prints how long models of growing size take to compile: javac with the processor alone, and all
 * of javac. No test: how long something takes is a matter of the machine. {@code
 * docs/decisions/0018-size-of-generated-code.md} has what it printed.
 */
public final class SizeMeasurement {

  private static final Map<String, IntFunction<LargeModel>> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("chain", LargeModel::chain);
    KINDS.put("reversed", LargeModel::reversed);
    KINDS.put("direct", LargeModel::direct);
    KINDS.put("blocks", LargeModel::blocks);
    KINDS.put("convolutions", LargeModel::convolutions);
    KINDS.put("losses", size -> LargeModel.losses(size / 10));
    KINDS.put("nested", size -> LargeModel.nested(size / 5));
    KINDS.put("wide", size -> LargeModel.wide(size / 10));
  }

  private SizeMeasurement() {}

  /**
   * @param arguments the kinds of models, all if there are none; numbers among them are the sizes
   */
  public static void main(String[] arguments) {
    List<String> kinds =
        List.of(arguments).stream().filter(argument -> !isNumber(argument)).toList();
    List<Integer> sizes =
        List.of(arguments).stream()
            .filter(SizeMeasurement::isNumber)
            .map(Integer::valueOf)
            .toList();
    for (int warmUp = 0; warmUp < 5; warmUp++) {
      KINDS.values().forEach(kind -> compile(kind.apply(20)));
    }
    KINDS.forEach(
        (kind, model) -> {
          if (kinds.isEmpty() || kinds.contains(kind)) {
            for (int size : sizes.isEmpty() ? List.of(125, 250, 500, 1000, 2000) : sizes) {
              print(kind, size, model.apply(size));
            }
          }
        });
  }

  private static boolean isNumber(String argument) {
    return Character.isDigit(argument.charAt(0));
  }

  private static void print(String kind, int size, LargeModel model) {
    double processor = seconds(() -> compile(model, "-proc:only"));
    double all = seconds(() -> compile(model));
    System.out.printf(
        Locale.ROOT, "%-12s %5d  processor %6.2f s  all %6.2f s%n", kind, size, processor, all);
  }

  private static void compile(LargeModel model, String... options) {
    TestCompiler.javac()
        .withOptions(options)
        .compile(model.sources().toArray(Source[]::new))
        .orFail();
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
