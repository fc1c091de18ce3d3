package dev.headgate.examples.byol;

import dev.headgate.examples.Progress;
import dev.headgate.examples.data.FashionMnist;
import dev.headgate.examples.views.Training;
import org.nd4j.linalg.learning.config.Adam;

/** Trains with a target that follows and with one that stays. Takes no arguments. */
public final class Main {

  private static final int EPOCHS = 10;
  private static final long SEED = 42;
  private static final double RATE = 5e-3;

  private Main() {}

  public static void main(String[] arguments) {
    Progress progress = new Progress();
    FashionMnist train = FashionMnist.train();
    FashionMnist test = FashionMnist.test();
    for (float decay : new float[] {0.99f, 0}) {
      String what = decay > 0 ? "target that follows" : "target that stays";
      try (CompiledByol model =
          CompiledByol.builder()
              .batchSize(Training.BATCH)
              .seed(SEED)
              .updater(new Adam(RATE))
              .threads(2)
              .targetDecay(decay)
              .build()) {
        new Training(
                train,
                test,
                SEED,
                (left, right) -> model.step(Training.BATCH, left, right).total(),
                images -> {
                  CompiledByol.Outputs outputs = model.forward(Training.BATCH, images, images);
                  return new Training.Encoded(
                      outputs.left_featuresValues(), outputs.left_projectionValues());
                })
            .train(progress, what, EPOCHS);
      }
    }
  }
}
