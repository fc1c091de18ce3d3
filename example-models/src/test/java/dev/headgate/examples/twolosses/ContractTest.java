package dev.headgate.examples.twolosses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.examples.fashion.CompiledFashionClassifier;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;

/** What a generated class promises beside its numbers: refusals that say what is wrong. */
class ContractTest {

  private static final int IMAGE = 56 * 56;
  private static final int TARGET1 = 20 * 51 * 51;
  private static final int TARGET2 = 2 * 49 * 49;

  @Test
  void anArrayOfTheWrongShapeIsNamedWithWhatWasExpectedAndWhatCame() {
    try (CompiledTwoLosses model = CompiledTwoLosses.builder().build()) {
      assertThatThrownBy(() -> model.forward(Nd4j.zeros(2, 1, 28, 28)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("image must have the shape [batch, 1, 56, 56], but has [2, 1, 28, 28]");
      assertThatThrownBy(() -> model.forward(1, new float[784]))
          .hasMessage(
              "image must have the shape [batch, 1, 56, 56], 3136 elements for a batch of 1,"
                  + " but has 784");
      assertThatThrownBy(
              () ->
                  model.evaluate(
                      Nd4j.zeros(2, 1, 56, 56),
                      Nd4j.zeros(2, 20, 51, 51),
                      Nd4j.zeros(1, 2, 49, 49)))
          .hasMessage("target2 holds a batch of 1, but the argument before it one of 2");
    }
  }

  @Test
  void aBatchBeyondTheLargestIsRefusedAndASmallerOneIsNot() {
    try (CompiledTwoLosses model = CompiledTwoLosses.builder().batchSize(2).build()) {
      assertThatThrownBy(() -> model.forward(3, new float[3 * IMAGE]))
          .hasMessageContaining("batch of 3")
          .hasMessageContaining("batchSize(2)");
      assertThat(model.forward(1, new float[IMAGE]).output3Values()).hasSize(TARGET2);
    }
  }

  @Test
  void stepWithoutAnUpdaterSaysWhatToWrite() {
    try (CompiledTwoLosses model = CompiledTwoLosses.builder().batchSize(1).build()) {
      assertThatThrownBy(
              () -> model.step(1, new float[IMAGE], new float[TARGET1], new float[TARGET2]))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(".updater(new Sgd(0.01))");
    }
  }

  @Test
  void aGradientThatIsAbsentSaysWhichMaskCutIt() {
    try (CompiledTwoLossesQuestion2 model =
        CompiledTwoLossesQuestion2.builder().batchSize(1).build()) {
      assertThatThrownBy(() -> model.gradientValues("net1.hidden.weight"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("call step or gradients first");
      model.gradients(1, new float[IMAGE], new float[TARGET1], new float[TARGET2]);
      assertThat(model.gradientValues("net1.hidden.weight")).hasSize(45);
      assertThatThrownBy(() -> model.gradientValues("net3.edges.weight"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("net3.edges.weight has no gradient: frozen by @Frozen on output3");
      assertThatThrownBy(() -> model.parameter("net3.edge.weight"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("net3.edges.weight");
    }
  }

  @Test
  void aModelInUseByOneThreadRefusesAnother() throws InterruptedException {
    try (CompiledTwoLosses model =
        CompiledTwoLosses.builder().batchSize(8).updater(new Sgd(0)).build()) {
      AtomicReference<Throwable> refusal = new AtomicReference<>();
      CountDownLatch refused = new CountDownLatch(1);
      Runnable hammer =
          () -> {
            while (refused.getCount() > 0) {
              try {
                model.step(8, new float[8 * IMAGE], new float[8 * TARGET1], new float[8 * TARGET2]);
              } catch (IllegalStateException e) {
                refusal.set(e);
                refused.countDown();
              }
            }
          };
      Thread first = new Thread(hammer, "first");
      Thread second = new Thread(hammer, "second");
      first.start();
      second.start();
      refused.await();
      first.join();
      second.join();
      assertThat(refusal.get())
          .hasMessageContaining("TwoLosses is in use by thread")
          .hasMessageContaining("confined to one thread at a time");
    }
  }

  @Test
  void aClosedModelRefusesCalls() {
    CompiledTwoLosses model = CompiledTwoLosses.builder().batchSize(1).build();
    model.close();
    assertThatThrownBy(() -> model.forward(1, new float[IMAGE]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("TwoLosses has been closed");
  }

  @Test
  void arraysOfAnyOrderTypeAndViewGiveTheSameOutputs() {
    try (CompiledTwoLosses model = CompiledTwoLosses.builder().batchSize(2).build();
        INDArray plain = Nd4j.rand(DataType.FLOAT, 2, 1, 56, 56);
        INDArray columnMajor = plain.dup('f');
        INDArray doubles = plain.castTo(DataType.DOUBLE);
        INDArray larger = Nd4j.zeros(DataType.FLOAT, 4, 1, 56, 56)) {
      INDArray view =
          larger.get(
              NDArrayIndex.interval(1, 3),
              NDArrayIndex.all(),
              NDArrayIndex.all(),
              NDArrayIndex.all());
      view.assign(plain);

      float[] expected = model.forward(plain).output3Values();
      assertThat(model.forward(columnMajor).output3Values()).isEqualTo(expected);
      assertThat(model.forward(doubles).output3Values()).isEqualTo(expected);
      assertThat(model.forward(view).output3Values()).isEqualTo(expected);
    }
  }

  @Test
  void classIndicesAreIntegersOfAnyWidthAndInRange() {
    try (CompiledFashionClassifier model =
            CompiledFashionClassifier.builder().batchSize(2).build();
        INDArray image = Nd4j.rand(DataType.FLOAT, 2, 1, 28, 28)) {
      double expected = model.evaluate(image, Nd4j.createFromArray(3, 9)).loss();
      assertThat(model.evaluate(image, Nd4j.createFromArray(3L, 9L)).loss()).isEqualTo(expected);
      assertThatThrownBy(() -> model.evaluate(image, Nd4j.createFromArray(3f, 9f)))
          .hasMessageContaining("label must hold integers");
      assertThatThrownBy(() -> model.evaluate(image, Nd4j.createFromArray(3, 10)))
          .hasMessage("label[1] = 10 is out of range: write 0 to 9");
    }
  }
}
