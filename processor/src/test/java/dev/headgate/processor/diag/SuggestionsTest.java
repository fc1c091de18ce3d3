package dev.headgate.processor.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

  @ParameterizedTest
  @CsvSource({
    "loss, loss, 0",
    "los, loss, 1",
    "lost, loss, 1",
    "olss, loss, 2",
    "LOSS, loss, 0",
    "'', loss, 4",
    "kitten, sitting, 3"
  })
  void distanceCountsLettersToChange(String first, String second, int distance) {
    assertThat(Suggestions.distance(first, second)).isEqualTo(distance);
    assertThat(Suggestions.distance(second, first)).isEqualTo(distance);
  }

  @Test
  void theNearestIsSuggestedAndAllAreListed() {
    assertThat(Suggestions.sentence("featurs", List.of("future", "features", "guess")))
        .isEqualTo("; did you mean \"features\"? (known: future, features, guess)");
  }

  @Test
  void aThirdOfTheLettersMayBeWrong() {
    assertThat(Suggestions.nearest("abcdef", List.of("abcdxy"))).contains("abcdxy");
    assertThat(Suggestions.nearest("abcdef", List.of("abcxyz"))).isEmpty();
    assertThat(Suggestions.nearest("ab", List.of("ax"))).contains("ax");
    assertThat(Suggestions.nearest("ab", List.of("xy"))).isEmpty();
  }

  @Test
  void whereNothingIsNearAllAreListed() {
    assertThat(Suggestions.sentence("x", List.of("loss1", "loss2")))
        .isEqualTo("; write one of the known: loss1, loss2");
  }

  @Test
  void whereNothingIsKnownThatIsSaid() {
    assertThat(Suggestions.sentence("x", List.of())).isEqualTo("; there are none here");
  }
}
