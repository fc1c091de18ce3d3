package dev.headgate.examples.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CartPoleTest {

  @Test
  void thePoleFallsSoonWhereTheCartIsAlwaysPushedOneWay() {
    // Gym's CartPole ends such an episode after 8 to 10 steps.
    assertThat(CartPole.meanReward(50, 1, state -> 1)).isBetween(8.0, 10.5);
    assertThat(CartPole.meanReward(50, 1, state -> 0)).isBetween(8.0, 10.5);
  }

  @Test
  void pushingTowardsWhereThePoleLeansAndTurnsBalancesIt() {
    assertThat(CartPole.meanReward(50, 1, state -> state[2] + state[3] > 0 ? 1 : 0))
        .isGreaterThan(150);
  }

  @Test
  void theSameSeedGivesTheSameEpisodes() {
    float[] one = new float[4];
    float[] other = new float[4];
    CartPole first = new CartPole(3);
    CartPole second = new CartPole(3);
    for (int i = 0; i < 20; i++) {
      first.step(i % 2);
      second.step(i % 2);
    }
    first.copyState(one, 0);
    second.copyState(other, 0);
    assertThat(one).isEqualTo(other);
    assertThat(first.steps()).isEqualTo(20);
  }
}
