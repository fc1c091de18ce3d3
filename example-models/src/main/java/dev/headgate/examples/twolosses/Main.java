package dev.headgate.examples.twolosses;

/**
 * Trains the model of two losses without a mask and with the masks of both questions, and prints
 * what the masks did. Takes no arguments.
 */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Settings settings = new Settings(600, 96, 6, 8, 0.05, 2, 42);
    System.out.print(Report.introduction(settings));
    System.out.println();
    System.out.print(Report.of(Comparison.run(settings, System.out::println)));
  }
}
