package dev.headgate.examples.twolosses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final List<String> progress = new ArrayList<>();
  private static Comparison comparison;

  @BeforeAll
  static void trainAShortWhile() {
    comparison = Comparison.run(new Settings(48, 8, 2, 8, 0.05, 2, 42), progress::add);
  }

  @Test
  void allVariantsStartFromTheSameParameters() {
    for (Outcome outcome : comparison.all()) {
      outcome
          .start()
          .forEach(
              (name, values) ->
                  assertThat(values)
                      .as("%s of %s", name, outcome.title())
                      .isEqualTo(comparison.noMask().start().get(name)));
    }
  }

  @Test
  void withQuestion1Net1TrainsBitForBitAsIfThereWereNoLoss2() {
    Outcome withoutLoss2 = comparison.withoutLoss2();

    assertThat(comparison.question1().differenceFrom(withoutLoss2, "net1").different()).isZero();
    assertThat(comparison.question1().moved("net1").norm()).isPositive();
    assertThat(comparison.question1().moved("net2").norm()).isPositive();
    assertThat(comparison.question1().moved("net3").norm()).isPositive();
    assertThat(comparison.noMask().differenceFrom(withoutLoss2, "net1").norm()).isPositive();
  }

  @Test
  void withQuestion2Net3KeepsEveryBitAndTheGradientPassesThroughIt() {
    Outcome question2 = comparison.question2();

    assertThat(question2.moved("net3").parameters()).isEqualTo(13_762);
    assertThat(question2.moved("net3").different()).isZero();
    assertThat(question2.moved("net2").norm()).isPositive();
    assertThat(question2.differenceFrom(comparison.withoutLoss2(), "net1").norm()).isPositive();
    assertThat(comparison.noMask().moved("net3").norm()).isPositive();
  }

  @Test
  void lossesFallAndAreToldForEveryEpoch() {
    for (Outcome outcome : comparison.all()) {
      List<LossPair> history = outcome.history();
      assertThat(history).as(outcome.title()).hasSize(3);
      assertThat(history.get(2).loss1()).as(outcome.title()).isLessThan(history.get(0).loss1());
    }
    assertThat(progress).hasSize(2);
    assertThat(progress.get(1)).startsWith("epoch 2 of 2: ");
  }

  @Test
  void theReportAnswersBothQuestionsAndSaysWhereToRead() {
    assertThat(Report.of(comparison))
        .contains("Question 1", "Question 2", "every bit kept")
        .contains("Of net1's 1,670 parameters, 0 differ")
        .contains("Of net3's 13,762 parameters, 0 changed")
        .contains(
            "target/generated-sources/annotations/dev/headgate/examples/twolosses/"
                + "CompiledTwoLossesQuestion1.java");
  }

  @Test
  void theReportSaysNoWhereAMaskDoesNotHold() {
    Comparison broken =
        new Comparison(
            comparison.noMask(),
            comparison.noMask(),
            comparison.noMask(),
            comparison.withoutLoss2());

    assertThat(Report.of(broken))
        .containsPattern("NO:  Of net1's 1,670 parameters, 1,[0-9]{3} differ")
        .containsPattern("NO:  Of net3's 13,762 parameters, [0-9,]+ changed");
  }

  @Test
  void imagesDivideIntoBatches() {
    assertThatThrownBy(() -> new Settings(47, 8, 1, 8, 0.1, 2, 42))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("47 and 8 images do not divide into batches of 8");
  }
}
