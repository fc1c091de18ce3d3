package dev.headgate.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void alignsTheFirstColumnLeftAndTheOthersRight() {
    TextTable table = new TextTable("", "net1", "net2");
    table.row("no mask", "1", "22.5");
    table.row("one", "1000.5", "-");

    assertThat(table)
        .hasToString(
            """
              #           net1   net2
              no mask        1   22.5
              one       1000.5      -
            """
                .replace('#', ' '));
  }

  @Test
  void refusesARowOfAnotherLength() {
    TextTable table = new TextTable("a", "b");

    assertThatThrownBy(() -> table.row("only one"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 cells in a table of 2 columns");
  }
}
