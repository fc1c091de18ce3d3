package dev.headgate.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class CrewTest {

  @Test
  void everyPartIsDoneOnceBeforeRunReturns() {
    try (Crew crew = new Crew(3, "test")) {
      AtomicIntegerArray done = new AtomicIntegerArray(3);
      for (int round = 0; round < 100; round++) {
        crew.run(3, done::incrementAndGet);
      }
      assertThat(new int[] {done.get(0), done.get(1), done.get(2)}).containsExactly(100, 100, 100);
    }
  }

  @Test
  void aPartThatFailsFailsTheRun() {
    try (Crew crew = new Crew(2, "test")) {
      assertThatThrownBy(
              () ->
                  crew.run(
                      2,
                      part -> {
                        if (part == 1) {
                          throw new IllegalArgumentException("no");
                        }
                      }))
          .hasRootCauseMessage("no");
    }
  }
}
