package dev.headgate.examples.environment;

import java.util.Random;

/**
 * A cart on a track that is pushed left or right so that the pole on it stays upright (Barto,
 * Sutton and Anderson, <i>Neuronlike adaptive elements that can solve difficult learning control
 * problems</i>, 1983; the constants are those of OpenAI Gym's CartPole). Every step is worth a
 * reward of 1; an episode ends when the cart leaves the track or the pole leans too far, and after
 * 200 steps at the latest.
 */
public final class CartPole {

  /** The numbers of a state: position, velocity, angle, angular velocity. */
  public static final int STATE = 4;

  /** Left and right. */
  public static final int ACTIONS = 2;

  /** The steps of the longest episode. */
  public static final int LIMIT = 200;

  private static final double GRAVITY = 9.8;
  private static final double POLE_MASS = 0.1;
  private static final double TOTAL_MASS = 1.1;
  private static final double HALF_LENGTH = 0.5;
  private static final double FORCE = 10;
  private static final double SECONDS = 0.02;
  private static final double TRACK = 2.4;
  private static final double LEAN = Math.toRadians(12);

  private final Random random;
  private double position;
  private double velocity;
  private double angle;
  private double spin;
  private int steps;

  /** A cart whose episodes begin near the middle, at places drawn from the seed. */
  public CartPole(long seed) {
    random = new Random(seed);
    reset();
  }

  /** Begins an episode. */
  public void reset() {
    position = start();
    velocity = start();
    angle = start();
    spin = start();
    steps = 0;
  }

  private double start() {
    return random.nextDouble() * 0.1 - 0.05;
  }

  /** Pushes for a fiftieth of a second: action 0 to the left, 1 to the right. */
  public void step(int action) {
    double force = action == 1 ? FORCE : -FORCE;
    double sine = Math.sin(angle);
    double cosine = Math.cos(angle);
    double pull = (force + POLE_MASS * HALF_LENGTH * spin * spin * sine) / TOTAL_MASS;
    double turn =
        (GRAVITY * sine - cosine * pull)
            / (HALF_LENGTH * (4.0 / 3 - POLE_MASS * cosine * cosine / TOTAL_MASS));
    double thrust = pull - POLE_MASS * HALF_LENGTH * turn * cosine / TOTAL_MASS;
    position += SECONDS * velocity;
    velocity += SECONDS * thrust;
    angle += SECONDS * spin;
    spin += SECONDS * turn;
    steps++;
  }

  /** Whether the cart has left the track or the pole has fallen: nothing is to be had from here. */
  public boolean fallen() {
    return Math.abs(position) > TRACK || Math.abs(angle) > LEAN;
  }

  /** Whether the episode is over, fallen or not. */
  public boolean over() {
    return fallen() || steps >= LIMIT;
  }

  /** The steps of this episode so far, which is also the sum of its rewards. */
  public int steps() {
    return steps;
  }

  /** Writes the state to a place in an array; each number is of the order of 1. */
  public void copyState(float[] to, int at) {
    to[at] = (float) (position / TRACK);
    to[at + 1] = (float) velocity;
    to[at + 2] = (float) (angle / LEAN);
    to[at + 3] = (float) spin;
  }

  /** The mean length of some episodes under a policy. */
  public static double meanReward(int episodes, long seed, Policy policy) {
    CartPole pole = new CartPole(seed);
    float[] state = new float[STATE];
    int reward = 0;
    for (int i = 0; i < episodes; i++) {
      pole.reset();
      while (!pole.over()) {
        pole.copyState(state, 0);
        pole.step(policy.action(state));
      }
      reward += pole.steps();
    }
    return (double) reward / episodes;
  }

  /** Chooses an action for a state. */
  @FunctionalInterface
  public interface Policy {
    /** The action in this state, an array that is filled anew for every choice. */
    int action(float[] state);
  }
}
