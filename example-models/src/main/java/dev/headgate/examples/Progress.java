package dev.headgate.examples;

import java.util.Locale;

/** Prints lines that begin with the seconds since it was made. */
public final class Progress {

  private final long began = System.nanoTime();

  /** Prints a line, formatted as {@link String#format} does. */
  public void say(String format, Object... values) {
    System.out.printf(
        Locale.ROOT,
        "%5.1f s  %s%n",
        (System.nanoTime() - began) / 1e9,
        String.format(Locale.ROOT, format, values));
  }
}
