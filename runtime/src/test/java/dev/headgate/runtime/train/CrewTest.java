package dev.headgate.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
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

  @Test
  void aRunAfterAFailureIsANewOne() {
    try (Crew crew = new Crew(2, "test")) {
      AtomicIntegerArray done = new AtomicIntegerArray(2);
      assertThatThrownBy(() -> crew.run(2, part -> fail(part)));

      crew.run(2, done::incrementAndGet);

      assertThat(done.get(0) + done.get(1)).isEqualTo(2);
    }
  }

  private static void fail(int part) {
    throw new IllegalArgumentException("part " + part);
  }

  @Test
  void threadsThatHaveParkedComeBack() throws InterruptedException {
    try (Crew crew = new Crew(4, "test")) {
      AtomicIntegerArray done = new AtomicIntegerArray(4);
      for (int round = 0; round < 5; round++) {
        crew.run(1 + round % 4, done::incrementAndGet);
        Thread.sleep(20);
      }
      assertThat(done.get(0)).isEqualTo(5);
      assertThat(done.get(3)).isEqualTo(1);
    }
  }

  @Test
  void anInterruptIsKeptForTheCaller() {
    try (Crew crew = new Crew(2, "test")) {
      Thread.currentThread().interrupt();

      crew.run(2, part -> LockSupport.parkNanos(part * 50_000_000L));

      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void itsThreadsEndWhenItIsClosed() throws InterruptedException {
    String name = "crew of a test " + System.nanoTime();
    Crew crew = new Crew(3, name);
    crew.run(3, part -> {});
    assertThat(threads(name)).hasSize(2);

    crew.close();

    for (Thread thread : threads(name)) {
      thread.join(5_000);
      assertThat(thread.isAlive()).isFalse();
    }
  }

  private static List<Thread> threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(name))
        .toList();
  }
}
