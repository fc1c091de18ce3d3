package dev.headgate.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class MeetingTest {

  @Test
  void allGetTheSumOfAllRoundAfterRound() {
    Meeting meeting = new Meeting(3);
    double[][] got = new double[3][200];
    try (Crew crew = new Crew(3, "test")) {
      crew.run(
          3,
          part -> {
            for (int round = 0; round < 200; round++) {
              double[] values = {7, round * Math.pow(10, part), 9};
              meeting.of(part).sum(1, values, 1);
              assertThat(values).containsExactly(7, values[1], 9);
              got[part][round] = values[1];
            }
          });
    }
    for (double[] each : got) {
      for (int round = 0; round < 200; round++) {
        assertThat(each[round]).isEqualTo(111.0 * round);
      }
    }
  }

  /** Whichever part fails, the others are let go, and what is told is the failure itself. */
  @Test
  void aFailureIsToldAndNotThatOthersGaveUp() {
    for (int failing = 0; failing < 2; failing++) {
      int one = failing;
      Meeting meeting = new Meeting(2);
      try (Crew crew = new Crew(2, "test")) {
        assertThatThrownBy(
                () ->
                    crew.run(
                        2,
                        part -> {
                          if (part == one) {
                            meeting.cancel();
                            throw new IllegalArgumentException("no");
                          }
                          meeting.of(part).sum(1, new double[1], 0);
                        }))
            .hasStackTraceContaining("IllegalArgumentException: no");
      }
    }
  }

  @Test
  void nobodyMeetsAfterAFailure() {
    Meeting meeting = new Meeting(2);
    meeting.cancel();
    assertThatThrownBy(() -> meeting.of(0).sum(1, new double[1], 0))
        .isInstanceOf(CancellationException.class);
  }
}
