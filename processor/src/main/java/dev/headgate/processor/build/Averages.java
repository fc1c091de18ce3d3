package dev.headgate.processor.build;

import dev.headgate.processor.ir.Average;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.AverageUse;
import dev.headgate.processor.scan.Declaration.Method;
import java.util.LinkedHashMap;
import java.util.Map;

/** The instances of a model that follow others, which holds for every use of them. */
final class Averages {

  private Averages() {}

  static Map<String, Average> of(Declaration model) {
    Map<String, Average> averages = new LinkedHashMap<>();
    for (Method method : model.nodes()) {
      AverageUse use = method.extras().average();
      if (use != null) {
        method
            .use()
            .map(subnetwork -> subnetwork.instance())
            .ifPresent(
                instance ->
                    averages.putIfAbsent(
                        instance, new Average(instance, use.source().name(), use.origin())));
      }
    }
    return averages;
  }
}
