package dev.headgate.examples.simsiam;

import dev.headgate.examples.Progress;
import dev.headgate.examples.data.FashionMnist;
import dev.headgate.examples.views.Training;
import org.nd4j.linalg.learning.config.Adam;

/** Trains with and without the stop-gradient and prints what was learned. Takes no arguments. */
public final class Main {

  private static final int EPOCHS = 10;
  private static final long SEED = 42;
  private static final double RATE = 5e-3;

  private Main() {}

  public static void main(String[] arguments) {
    Progress progress = new Progress();
    FashionMnist train = FashionMnist.train();
    FashionMnist test = FashionMnist.test();
    try (CompiledSimSiam model =
        CompiledSimSiam.builder()
            .batchSize(Training.BATCH)
            .seed(SEED)
            .updater(new Adam(RATE))
            .threads(2)
            .build()) {
      new Training(
              train,
              test,
              SEED,
              (left, right) -> model.step(Training.BATCH, left, right).total(),
              images -> {
                CompiledSimSiam.Outputs outputs = model.forward(Training.BATCH, images, images);
                return new Training.Encoded(
                    outputs.left_featuresValues(), outputs.left_projectionValues());
              })
          .train(progress, "with the stop-gradient", EPOCHS);
    }
    try (CompiledWithoutStop model =
        CompiledWithoutStop.builder()
            .batchSize(Training.BATCH)
            .seed(SEED)
            .updater(new Adam(RATE))
            .threads(2)
            .build()) {
      new Training(
              train,
              test,
              SEED,
              (left, right) -> model.step(Training.BATCH, left, right).total(),
              images -> {
                CompiledWithoutStop.Outputs outputs = model.forward(Training.BATCH, images, images);
                return new Training.Encoded(
                    outputs.left_featuresValues(), outputs.left_projectionValues());
              })
          .train(progress, "without it", EPOCHS);
    }
  }
}
