package dev.headgate.examples.twolosses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.runtime.Effect;
import dev.headgate.runtime.Routing;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingTest {

  @Test
  void withoutAMaskALossTrainsWhatItDependsOn() {
    try (CompiledTwoLosses model = CompiledTwoLosses.builder().build()) {
      assertRouting(model.routing(), "net1", Effect.TRAINS, Effect.TRAINS);
      assertRouting(model.routing(), "net2", Effect.NOT_CONNECTED, Effect.TRAINS);
      assertRouting(model.routing(), "net3", Effect.NOT_CONNECTED, Effect.TRAINS);
    }
  }

  @Test
  void question1CutsLoss2FromNet1() {
    try (CompiledTwoLossesQuestion1 model = CompiledTwoLossesQuestion1.builder().build()) {
      assertRouting(model.routing(), "net1", Effect.TRAINS, Effect.CUT);
      assertRouting(model.routing(), "net2", Effect.NOT_CONNECTED, Effect.TRAINS);
      assertRouting(model.routing(), "net3", Effect.NOT_CONNECTED, Effect.TRAINS);
    }
  }

  @Test
  void question2LetsLoss2FlowThroughNet3() {
    try (CompiledTwoLossesQuestion2 model = CompiledTwoLossesQuestion2.builder().build()) {
      assertRouting(model.routing(), "net1", Effect.TRAINS, Effect.TRAINS);
      assertRouting(model.routing(), "net2", Effect.NOT_CONNECTED, Effect.TRAINS);
      assertRouting(model.routing(), "net3", Effect.NOT_CONNECTED, Effect.FLOWS_THROUGH);
    }
  }

  private static void assertRouting(Routing routing, String instance, Effect... effects) {
    List<Effect> found =
        List.of(routing.effect("loss1", instance), routing.effect("loss2", instance));
    assertThat(found).as(instance).containsExactly(effects);
  }
}
