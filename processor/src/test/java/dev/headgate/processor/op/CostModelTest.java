package dev.headgate.processor.op;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.processor.ir.Argument.Setting;
import dev.headgate.processor.ir.Size;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The choices for shapes whose speed was measured; benchmarks make the same. */
class CostModelTest {

  private static List<String> choice(int channels, int kernel, int stride, int dilation) {
    return choice(channels, 2, 7, kernel, stride, dilation);
  }

  private static List<String> choice(
      int channels, int filters, int side, int kernel, int stride, int dilation) {
    return choice(channels, filters, side, kernel, stride, dilation, false);
  }

  private static List<String> choice(
      int channels,
      int filters,
      int side,
      int kernel,
      int stride,
      int dilation,
      boolean transposed) {
    Window window =
        new Window(
            new Size(kernel, kernel),
            new Size(stride, stride),
            Size.ZERO,
            new Size(dilation, dilation));
    Size output = new Size(side, side);
    return CostModel.convolution(channels, filters, output, window, transposed).stream()
        .map(CostModelTest::text)
        .toList();
  }

  private static String text(Setting setting) {
    return Stream.concat(Stream.of(setting.name()), setting.values().stream().map(Object::toString))
        .collect(Collectors.joining(" "));
  }

  @Test
  void kernelsWithinAStrideAreMatrixProducts() {
    assertThat(choice(256, 1, 1, 1)).containsExactly("gathered");
    assertThat(choice(256, 1, 2, 1)).containsExactly("gathered");
    assertThat(choice(3, 4, 4, 1)).containsExactly("gathered");
    assertThat(choice(64, 2, 2, 2)).isEmpty();
  }

  @Test
  void rowsAreStackedWhereChannelsAreFew() {
    assertThat(choice(1, 3, 1, 1)).containsExactly("stacked");
    assertThat(choice(5, 4, 1, 1)).containsExactly("stacked");
    assertThat(choice(3, 3, 1, 2)).containsExactly("stacked");
    assertThat(choice(20, 4, 1, 1)).isEmpty();
    assertThat(choice(40, 3, 1, 1)).isEmpty();
    assertThat(choice(64, 3, 1, 1)).isEmpty();
    assertThat(choice(3, 7, 2, 1)).isEmpty();
  }

  @Test
  void tilesOfRowsAreMixedWherePlanesAreManyAndLarge() {
    assertThat(choice(20, 40, 51, 4, 1, 1)).containsExactly("winograd");
    assertThat(choice(64, 64, 56, 3, 1, 1)).containsExactly("winograd");
    assertThat(choice(64, 64, 56, 3, 1, 1, true)).isEmpty();
    assertThat(choice(64, 64, 56, 3, 2, 1)).isEmpty();
    assertThat(choice(64, 64, 56, 3, 1, 2)).isEmpty();
    assertThat(choice(64, 64, 56, 7, 1, 1)).isEmpty();
    assertThat(choice(256, 256, 14, 3, 1, 1)).containsExactly("winograd 2");
    assertThat(choice(512, 512, 7, 3, 1, 1)).containsExactly("winograd 7");
    assertThat(choice(1024, 1024, 5, 3, 1, 1)).isEmpty();
    assertThat(choice(40, 2, 51, 3, 1, 1)).isEmpty();
    assertThat(choice(5, 20, 51, 4, 1, 1)).containsExactly("stacked");
    assertThat(choice(1, 20, 54, 3, 1, 1)).containsExactly("stacked");
  }
}
