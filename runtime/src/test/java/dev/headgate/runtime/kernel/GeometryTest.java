package dev.headgate.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GeometryTest {

  @Test
  void groupsMustDivideChannelsAndFilters() {
    assertThatThrownBy(() -> ConvolutionGeometry.of(4, 5, 5, 6, 5, 5).groups(4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("groups 4 must divide channels 4 and filters 6");
  }

  @Test
  void attributesHaveRanges() {
    assertThatThrownBy(() -> ConvolutionGeometry.of(0, 5, 5, 6, 5, 5))
        .hasMessage("channels must be at least 1, was 0");
    assertThatThrownBy(() -> ConvolutionGeometry.of(1, 5, 5, 6, 5, 5).stride(1, 0))
        .hasMessage("horizontal stride must be at least 1, was 0");
    assertThatThrownBy(() -> PoolingGeometry.of(1, 5, 5, 5, 5).padding(-1, 0))
        .hasMessage("vertical padding must be at least 0, was -1");
  }

  @Test
  void aShapeThatNeedsMoreScratchThanAnArrayHoldsIsRefused() {
    assertThatThrownBy(() -> ConvolutionGeometry.of(200, 10_000, 10_000, 1, 10_000, 10_000).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scratch");
  }

  @Test
  void aRowSharesItsPaddingWithTheNext() {
    PlaneMap same =
        ConvolutionGeometry.of(1, 14, 14, 1, 14, 14)
            .kernel(3, 3)
            .padding(1, 1)
            .build()
            .inputPhases[0];
    assertThat(same.pitch()).isEqualTo(15);
    assertThat(same.size()).isEqualTo(16 * 15 + 1);

    // Every second column, from the padding's first: 0 1 3 5 7 0, and 0 2 4 6 0 0.
    ConvolutionGeometry strided =
        ConvolutionGeometry.of(1, 7, 7, 1, 4, 4).kernel(5, 5).stride(2, 2).padding(2, 2).build();
    assertThat(strided.inputPhases).allMatch(phase -> phase.pitch() == 5 && phase.tail() == 1);

    PlaneMap none = ConvolutionGeometry.of(1, 5, 5, 1, 3, 3).kernel(3, 3).build().inputPhases[0];
    assertThat(none.pitch()).isEqualTo(5);
    assertThat(none.size()).isEqualTo(5 * 5);
  }

  @Test
  void rowsAreStackedAtAVerticalStrideOfOneOnly() {
    assertThatThrownBy(
            () ->
                ConvolutionGeometry.of(1, 5, 5, 1, 2, 2)
                    .kernel(3, 3)
                    .stride(2, 1)
                    .stacked()
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stacked() needs a vertical stride of 1, not 2");
  }

  @Test
  void scratchThatOverflowsOnlyForTheWeightsIsRefusedToo() {
    assertThatThrownBy(
            () ->
                ConvolutionGeometry.of(128, 3000, 3000, 1, 3000, 3000)
                    .kernel(5, 1)
                    .padding(2, 0)
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scratch");
  }
}
