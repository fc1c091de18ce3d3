package dev.headgate.runtime.train;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** Which configuration is carried out by which updater. */
final class SupportedUpdaters {

  private record Entry<C extends IUpdater>(Class<C> type, Function<C, Updater> maker) {
    Updater make(IUpdater configuration) {
      return maker.apply(type.cast(configuration));
    }
  }

  private static final List<Entry<?>> ENTRIES =
      List.of(
          new Entry<>(Sgd.class, SgdUpdater::new),
          new Entry<>(Nesterovs.class, NesterovsUpdater::new),
          new Entry<>(Adam.class, AdamUpdater::new),
          new Entry<>(AdamW.class, AdamWUpdater::new),
          new Entry<>(AdaMax.class, AdaMaxUpdater::new),
          new Entry<>(AMSGrad.class, AMSGradUpdater::new),
          new Entry<>(Nadam.class, NadamUpdater::new),
          new Entry<>(AdaBelief.class, AdaBeliefUpdater::new),
          new Entry<>(AdaGrad.class, AdaGradUpdater::new),
          new Entry<>(AdaDelta.class, AdaDeltaUpdater::new),
          new Entry<>(RmsProp.class, RmsPropUpdater::new),
          new Entry<>(NoOp.class, NoOpUpdater::new));

  private SupportedUpdaters() {}

  static Updater of(IUpdater configuration) {
    return ENTRIES.stream()
        .filter(entry -> entry.type().isInstance(configuration))
        .findFirst()
        .orElseThrow(() -> unsupported(configuration))
        .make(configuration);
  }

  private static IllegalArgumentException unsupported(IUpdater configuration) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "the updater %s is not supported: use one of %s",
            configuration.getClass().getName(),
            ENTRIES.stream()
                .map(entry -> entry.type().getName())
                .collect(Collectors.joining(", "))));
  }
}
