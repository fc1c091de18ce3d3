package dev.headgate.examples.twolosses;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** ND4J's arrays and plain ones are two doors to the same model. */
class ArraysTest {

  private final GoldenCase golden = GoldenCase.read("seedx4-S0");
  private final float[] image = golden.image();
  private final float[] target1 = golden.target1();
  private final float[] target2 = golden.target2();
  private final INDArray imageArray = Nd4j.create(image, new int[] {1, 1, 56, 56});
  private final INDArray target1Array = Nd4j.create(target1, new int[] {1, 20, 51, 51});
  private final INDArray target2Array = Nd4j.create(target2, new int[] {1, 2, 49, 49});

  @Test
  void trainingIsTheSameToTheLastBit() {
    try (CompiledTwoLosses plain = model();
        CompiledTwoLosses nd4j = model()) {
      for (int update = 0; update < 3; update++) {
        CompiledTwoLosses.Losses one = plain.step(1, image, target1, target2);
        CompiledTwoLosses.Losses other = nd4j.step(imageArray, target1Array, target2Array);
        assertThat(other.loss1()).isEqualTo(one.loss1());
        assertThat(other.loss2()).isEqualTo(one.loss2());
        assertThat(other.total()).isEqualTo(one.total());
      }
      for (String name : plain.parameterNames()) {
        assertThat(floats(nd4j.parameter(name))).isEqualTo(plain.parameterValues(name));
        assertThat(floats(nd4j.gradient(name))).isEqualTo(plain.gradientValues(name));
      }
    }
  }

  @Test
  void outputsAndParametersHaveTheirShapes() {
    try (CompiledTwoLosses model = model()) {
      CompiledTwoLosses.Outputs outputs = model.forward(imageArray);

      assertThat(outputs.output1().shape()).containsExactly(1, 20, 51, 51);
      assertThat(outputs.output3().shape()).containsExactly(1, 2, 49, 49);
      assertThat(floats(outputs.output3())).isEqualTo(model.forward(1, image).output3Values());
      assertThat(model.parameter("net1.features.weight").shape()).containsExactly(20, 5, 4, 4);
      assertThat(model.parameter("net2.hidden.weight").shape()).containsExactly(20, 5, 4, 4);
      assertThat(model.parameter("net2.picture.bias").shape()).containsExactly(1);
    }
  }

  @Test
  void aParameterIsTakenFromAnArrayWhateverItsOrder() {
    try (CompiledTwoLosses model = model()) {
      INDArray random = Nd4j.rand('f', 20, 5, 4, 4);

      model.setParameter("net1.features.weight", random);

      assertThat(model.parameter("net1.features.weight")).isEqualTo(random);
      assertThat(model.parameterValues("net1.features.weight")).isEqualTo(floats(random));
    }
  }

  @Test
  void arraysHandedInAreNotKept() throws InterruptedException {
    try (CompiledTwoLosses model =
        CompiledTwoLosses.builder().batchSize(2).threads(2).updater(new Sgd(0.1)).build()) {
      List<WeakReference<float[]>> given = new ArrayList<>();
      for (int batch = 1; batch <= 2; batch++) {
        handIn(model, batch, given);
      }
      for (int i = 0; i < 100 && given.stream().anyMatch(each -> each.get() != null); i++) {
        System.gc();
        Thread.sleep(20);
      }

      assertThat(given).extracting(WeakReference::get).containsOnlyNulls();
    }
  }

  private void handIn(CompiledTwoLosses model, int batch, List<WeakReference<float[]>> given) {
    float[] x = Arrays.copyOf(image, batch * image.length);
    float[] t1 = Arrays.copyOf(target1, batch * target1.length);
    float[] t2 = Arrays.copyOf(target2, batch * target2.length);
    model.step(batch, x, t1, t2);
    float[] answered = model.forward(batch, x).output3Values();
    Stream.of(x, t1, t2, answered).map(WeakReference::new).forEach(given::add);
  }

  private static CompiledTwoLosses model() {
    return CompiledTwoLosses.builder().batchSize(1).seed(7).updater(new Sgd(0.1)).build();
  }

  private static float[] floats(INDArray array) {
    return array.dup('c').data().asFloat();
  }
}
