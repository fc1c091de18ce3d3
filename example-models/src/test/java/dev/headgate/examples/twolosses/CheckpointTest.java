package dev.headgate.examples.twolosses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.examples.fashion.CompiledFashionClassifier;
import dev.headgate.runtime.train.AdamW;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ISchedule;
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

  /** A rate that falls, so that the count of steps matters to a model's course. */
  private static ISchedule falling(double start) {
    return new ExponentialSchedule(ScheduleType.ITERATION, start, 0.5);
  }

  private static CompiledTwoLosses model(IUpdater updater) {
    return CompiledTwoLosses.builder().batchSize(BATCH).seed(5).updater(updater).build();
  }

  private static CompiledTwoLosses model() {
    return model(new Sgd(falling(0.1)));
  }

  static List<IUpdater> updaters() {
    return List.of(
        new Sgd(falling(0.1)),
        new Nesterovs(falling(0.1), 0.9),
        new Adam(0.01),
        new AdamW(falling(0.01)),
        new AMSGrad(0.01),
        new RmsProp(0.01));
  }

  private String step(CompiledTwoLosses model) {
    return model.step(BATCH, image, target1, target2).toString();
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void aLoadedModelGoesOnAsIfItHadNeverStopped(IUpdater updater) {
    Path file = folder.resolve("model.npz");
    try (CompiledTwoLosses model = model(updater)) {
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
    try (CompiledTwoLosses model = model(new Adam(0.01))) {
      step(model);
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
  void theSameRuleWithOtherNumbersKeepsWhatTheUpdaterRemembered() {
    Path file = folder.resolve("model.npz");
    try (CompiledTwoLosses model = model(new Adam(0.01))) {
      step(model);
      model.save(file);
      try (CompiledTwoLosses loaded =
          CompiledTwoLosses.builder().updater(new Adam(falling(0.02))).load(file)) {
        step(loaded);
        step(model); // the second step, for which the falling rate is 0.01 too

        assertThat(loaded.parameterValues("net1.hidden.weight"))
            .isEqualTo(model.parameterValues("net1.hidden.weight"));
      }
    }
  }

  /** A velocity, for example, would be a negative mean of squares, and have no root. */
  @Test
  void anotherRuleBeginsAnew() throws IOException {
    Path file = folder.resolve("model.npz");
    Path again = folder.resolve("again.npz");
    try (CompiledTwoLosses model = model(new Nesterovs(0.1))) {
      step(model);
      model.save(file);
      assertThat(entries(file)).contains("updater/step/0/net1.hidden.weight.npy");
    }
    try (CompiledTwoLosses loaded =
        CompiledTwoLosses.builder().updater(new RmsProp(0.01)).load(file)) {
      loaded.save(again);
      step(loaded);

      assertThat(entries(again)).noneMatch(name -> name.startsWith("updater/"));
      for (float element : loaded.parameterValues("net1.hidden.weight")) {
        assertThat(element).isFinite();
      }
    }
  }

  @Test
  void aParameterThatWasNotTrainedBeforeBeginsAnew() throws IOException {
    Path file = folder.resolve("net3-frozen.npz");
    Path again = folder.resolve("net3-trained.npz");
    try (CompiledTwoLossesQuestion2 model =
        CompiledTwoLossesQuestion2.builder().batchSize(BATCH).updater(new Adam(0.01)).build()) {
      model.step(BATCH, image, target1, target2);
      model.save(file);
      assertThat(entries(file)).noneMatch(name -> name.startsWith("updater/step/0/net3."));
    }
    try (CompiledTwoLossesQuestion1 loaded = CompiledTwoLossesQuestion1.load(file)) {
      loaded.step(BATCH, image, target1, target2);
      loaded.save(again);
      assertThat(entries(again)).contains("updater/step/1/net3.maps.weight.npy");
    }
  }

  private static List<String> entries(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
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
