package dev.headgate.benchmarks.comparison;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Tells who waits how far things are. */
final class Progress {

  private Progress() {}

  static void say(String what) {
    System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + what);
  }
}
