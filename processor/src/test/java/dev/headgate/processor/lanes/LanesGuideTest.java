package dev.headgate.processor.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.GraphReader;
import dev.headgate.processor.ir.Node;
import dev.headgate.processor.route.Cost;
import dev.headgate.processor.route.Routes;
import dev.headgate.processor.route.Routing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code docs/lanes.md} says of its example is what the compiler makes of it. */
class LanesGuideTest {

  private static String guide;
  private static Routes routes;

  @BeforeAll
  static void compile() throws IOException {
    guide = Files.readString(Path.of("..", "docs", "lanes.md"));
    Matcher model = Pattern.compile("```java\n(@Model.*?)```", Pattern.DOTALL).matcher(guide);
    assertThat(model.find()).isTrue();
    String source =
        "package example; import dev.headgate.*; import dev.headgate.gradient.*;"
            + " import dev.headgate.layer.*; import dev.headgate.loss.*; "
            + model.group(1);
    routes =
        Routes.of(
            GraphReader.read(Map.of("example.Example", source)).get("example.Garment").graph());
  }

  @Test
  void itsTableIsTheCompilersLanes() {
    Routing routing = routes.steps().get(0);

    for (Node node : routing.graph().nodes()) {
      String lanes =
          routing.lanes(node).stream()
              .map(lane -> "{" + String.join(", ", lane.losses()) + "}")
              .collect(Collectors.joining(" "));
      assertThat(guide).contains("| `" + node.name() + "` | " + lanes + " |");
    }
  }

  @Test
  void itsCountsAreTheCompilers() {
    Cost cost = Cost.of(routes);
    Cost separate = Cost.separately(routes);

    assertThat(guide)
        .contains(
            ("gradients: %,d kernel calls, %,d multiply-adds a sample;"
                    + " one backward pass for each loss: %,d kernel calls, %,d multiply-adds")
                .formatted(
                    cost.calls(), cost.multiplyAdds(), separate.calls(), separate.multiplyAdds()));
  }
}
