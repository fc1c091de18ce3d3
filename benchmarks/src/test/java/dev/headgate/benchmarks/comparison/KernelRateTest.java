package dev.headgate.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelRateTest {

  /** The copy of the first JVM was disturbed, and the kernel and the FMA peak of the second. */
  private final KernelRate first = KernelRate.parse("GELU\t2.0\t4.0\t1.0\t1.5");

  private final KernelRate second = KernelRate.parse("GELU\t5.0\t0.5\t3.0\t1.5");

  @Test
  void eachTimeIsTheShortestByItself() {
    KernelRate both = first.shortest(second);
    assertThat(both).isEqualTo(new KernelRate("GELU", 2, 0.5, 1, 1.5));
    assertThat(second.shortest(first)).isEqualTo(both);
  }

  @Test
  void theLargerOfTheShortestBoundsBinds() {
    assertThat(first.binds()).isEqualTo("memory");
    KernelRate both = first.shortest(second);
    assertThat(both.binds()).isEqualTo("arithmetic");
    assertThat(both.share()).isEqualTo(0.5);
  }

  @Test
  void aConvolutionIsBoundByArithmeticAlone() {
    KernelRate convolution = KernelRate.parse("20->40 4x4 on 54x54, forward\t4.0\t0.0\t3.0\t0.85");
    assertThat(convolution.binds()).isEqualTo("arithmetic");
    assertThat(convolution.share()).isEqualTo(0.75);
  }
}
