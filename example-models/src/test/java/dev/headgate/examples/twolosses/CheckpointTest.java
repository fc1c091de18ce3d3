package dev.headgate.examples.twolosses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.examples.fashion.CompiledFashionClassifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** What {@code save} writes, {@code load} brings back. */
class CheckpointTest {

  private static final int BATCH = 2;

  private final float[] image = uniform(1, BATCH * 56 * 56);
  private final float[] target1 = uniform(2, BATCH * 20 * 51 * 51);
  private final float[] target2 = uniform(3, BATCH * 2 * 49 * 49);

  @TempDir private Path folder;

  private static float[] uniform(long seed, int size) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  /** A model whose rate falls, so that the count of steps matters to its course. */
  private static CompiledTwoLosses model() {
    return CompiledTwoLosses.builder()
        .batchSize(BATCH)
        .seed(5)
        .updater(new Sgd(new ExponentialSchedule(ScheduleType.ITERATION, 0.1, 0.5)))
        .build();
  }

  private String step(CompiledTwoLosses model) {
    return model.step(BATCH, image, target1, target2).toString();
  }

  @Test
  void aLoadedModelGoesOnAsIfItHadNeverStopped() {
    Path file = folder.resolve("model.npz");
    try (CompiledTwoLosses model = model()) {
      step(model);
      step(model);
      model.save(file);
      try (CompiledTwoLosses loaded = CompiledTwoLosses.load(file)) {
        assertThat(loaded.forward(BATCH, image).output3Values())
            .isEqualTo(model.forward(BATCH, image).output3Values());
        for (int i = 0; i < 3; i++) {
          assertThat(step(loaded)).isEqualTo(step(model));
        }
        assertThat(loaded.parameterValues("net1.hidden.weight"))
            .isEqualTo(model.parameterValues("net1.hidden.weight"));
      }
    }
  }

  @Test
  void theSameStateGivesTheSameBytesAlsoAfterLoading() throws IOException {
    Path first = folder.resolve("first.npz");
    Path second = folder.resolve("second.npz");
    try (CompiledTwoLosses model = model()) {
      model.save(first);
    }
    try (CompiledTwoLosses loaded = CompiledTwoLosses.load(first)) {
      loaded.save(second);
    }

    assertThat(second).hasSameBinaryContentAs(first);
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void theBuildersOwnWordsComeBeforeTheFiles() {
    Path file = folder.resolve("model.npz");
    try (CompiledTwoLosses model = model()) {
      model.save(file);
    }
    try (CompiledTwoLosses loaded =
        CompiledTwoLosses.builder().batchSize(1).updater(new Sgd(0)).load(file)) {
      float[] before = loaded.parameterValues("net1.hidden.weight");

      loaded.step(1, image, target1, target2);

      assertThat(loaded.parameterValues("net1.hidden.weight")).isEqualTo(before);
      assertThatThrownBy(() -> loaded.forward(2, image)).hasMessageContaining("batchSize(1)");
    }
  }

  @Test
  void everyParameterIsAnArrayThatOthersRead() throws IOException {
    Path file = folder.resolve("model.npz");
    Path array = folder.resolve("array.npy");
    try (CompiledTwoLosses model = model()) {
      model.save(file);
      try (FileSystem zip =
          FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of())) {
        Files.copy(zip.getPath("net2.hidden.weight.npy"), array);
      }
      try (INDArray read = Nd4j.createFromNpyFile(array.toFile());
          INDArray own = model.parameter("net2.hidden.weight")) {
        assertThat(read.shape()).containsExactly(20, 5, 4, 4);
        assertThat(read).isEqualTo(own);
      }
    }
  }

  @Test
  void aCheckpointOfAnotherModelIsRefusedByTheNamesThatDoNotFit() {
    Path file = folder.resolve("model.npz");
    try (CompiledTwoLosses model = model()) {
      model.save(file);
    }

    assertThatThrownBy(() -> CompiledFashionClassifier.load(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a checkpoint of TwoLosses does not fit FashionClassifier: ")
        .hasMessageContaining("net1.hidden.weight is not of this model");
  }

  @Test
  void whatIsNoCheckpointIsRefusedByItsPath() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no zip archive");

    assertThatThrownBy(() -> CompiledTwoLosses.load(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("notes.txt is no checkpoint");
    assertThatThrownBy(() -> CompiledTwoLosses.load(folder.resolve("nowhere")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void aFileThatIsThereSurvivesASaveThatFails() throws IOException {
    Path occupied = Files.createDirectories(folder.resolve("taken/by/a/folder"));
    try (CompiledTwoLosses model = model()) {
      assertThatThrownBy(() -> model.save(folder.resolve("taken")))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("taken");
    }

    assertThat(occupied).exists();
  }
}
