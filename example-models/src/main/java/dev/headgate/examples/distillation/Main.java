package dev.headgate.examples.distillation;

import dev.headgate.examples.Parameters;
import dev.headgate.examples.Progress;
import dev.headgate.examples.Shuffle;
import dev.headgate.examples.data.FashionMnist;
import dev.headgate.examples.data.ImageBatch;
import java.util.Arrays;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Trains the teacher on all images, then the student on a few, with the teacher and without. Takes
 * no arguments.
 */
public final class Main {

  private static final int TEACHER_EPOCHS = 8;
  private static final int STUDENT_EPOCHS = 150;

  /** The number of images the student sees. */
  private static final int FEW = 300;

  private static final int BATCH = 50;
  private static final long SEED = 42;

  private Main() {}

  public static void main(String[] arguments) {
    Progress progress = new Progress();
    FashionMnist train = FashionMnist.train();
    FashionMnist test = FashionMnist.test();
    ImageBatch batch = new ImageBatch(BATCH);
    int[] few = Arrays.copyOf(new Shuffle(train.count(), SEED).next(), FEW);
    try (CompiledTeacherAlone teacher =
            CompiledTeacherAlone.builder()
                .batchSize(BATCH)
                .seed(SEED)
                .updater(new Adam(2e-3))
                .threads(2)
                .build();
        CompiledStudentAlone alone =
            CompiledStudentAlone.builder()
                .batchSize(BATCH)
                .seed(SEED)
                .updater(new Adam(2e-3))
                .build();
        CompiledDistillation distilled =
            CompiledDistillation.builder()
                .batchSize(BATCH)
                .seed(SEED)
                .updater(new Adam(2e-3))
                .threads(2)
                .build()) {
      Shuffle all = new Shuffle(train.count(), SEED);
      for (int epoch = 0; epoch < TEACHER_EPOCHS; epoch++) {
        batch.visit(train, all.next(), b -> teacher.step(BATCH, b.images(), b.labels()).total());
      }
      progress.say(
          "teacher, %,d images: right on %.1f %% of the test images",
          train.count(),
          100 * batch.accuracy(test, b -> teacher.forward(BATCH, b.images()).scoresValues()));

      Parameters.copy(teacher, distilled, "teacher");
      System.out.println(distilled.routing());
      Shuffle shuffle = new Shuffle(FEW, SEED);
      for (int epoch = 0; epoch < STUDENT_EPOCHS; epoch++) {
        int[] order = Arrays.stream(shuffle.next()).map(i -> few[i]).toArray();
        batch.visit(
            train,
            order,
            b -> {
              alone.step(BATCH, b.images(), b.labels());
              return distilled.step(BATCH, b.images(), b.labels()).total();
            });
      }
      progress.say(
          "student alone, %d images: %.1f %%",
          FEW, 100 * batch.accuracy(test, b -> alone.forward(BATCH, b.images()).scoresValues()));
      progress.say(
          "student with the teacher, the same %d images: %.1f %%",
          FEW,
          100 * batch.accuracy(test, b -> distilled.forward(BATCH, b.images()).scoresValues()));
      progress.say(
          "of the teacher's %,d parameters %d changed",
          Parameters.count(teacher, "teacher"),
          Parameters.different(teacher, distilled, "teacher"));
    }
  }
}
