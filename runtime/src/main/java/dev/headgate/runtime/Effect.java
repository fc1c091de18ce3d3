package dev.headgate.runtime;

/** What a loss does to an instance of a subnetwork. */
public enum Effect {
  /** The loss updates parameters of the instance. */
  TRAINS("trains"),
  /** The loss's gradient passes through the instance and updates nothing in it. */
  FLOWS_THROUGH("flows through"),
  /** The loss depends on the instance, but a mask keeps its gradient away. */
  CUT("cut"),
  /** The loss does not depend on the instance. */
  NOT_CONNECTED("-");

  private final String words;

  Effect(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
