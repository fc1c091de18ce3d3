package dev.headgate.examples.gan;

import dev.headgate.examples.Progress;
import dev.headgate.examples.data.FashionMnist;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Trains on ankle boots, measures the pictures and writes them. Takes no arguments. */
public final class Main {

  private static final int BOOT = FashionMnist.CLASSES.indexOf("ankle boot");
  private static final int ROUNDS = 6;
  private static final int STEPS = 1_000;
  private static final Path FILE = Path.of("target", "gan.png");

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    SmallImages images = new SmallImages(FashionMnist.train(), BOOT);
    float[] test = new float[GanTraining.BATCH * SmallImages.PIXELS];
    new SmallImages(FashionMnist.test(), BOOT).sample(new Random(0), test);
    float[] noise = new float[test.length];
    Random random = new Random(0);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextFloat();
    }
    System.out.println("distance to the nearest training image, and from each other");
    Progress progress = new Progress();
    say(progress, "noise", images, noise);
    say(progress, "test images", images, test);
    try (GanTraining training = new GanTraining(images, 42)) {
      System.out.println(training.model().routing());
      say(progress, "untrained", images, training.pictures());
      for (int round = 1; round <= ROUNDS; round++) {
        training.train(STEPS);
        say(progress, round * STEPS + " steps", images, training.pictures());
      }
      write(training.pictures());
      progress.say("written: %s", FILE.toAbsolutePath());
    }
  }

  private static void say(Progress progress, String what, SmallImages images, float[] pictures) {
    progress.say("%-12s %.3f %.3f", what, images.distance(pictures), SmallImages.spread(pictures));
  }

  /** Writes the pictures in eight rows of eight. */
  private static void write(float[] pictures) throws IOException {
    int size = SmallImages.SIZE;
    BufferedImage sheet = new BufferedImage(8 * size, 8 * size, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < pictures.length; i++) {
      int picture = i / SmallImages.PIXELS;
      int pixel = i % SmallImages.PIXELS;
      int x = picture % 8 * size + pixel % size;
      int y = picture / 8 * size + pixel / size;
      sheet.getRaster().setSample(x, y, 0, Math.round(255 * pictures[i]));
    }
    Files.createDirectories(FILE.toAbsolutePath().getParent());
    ImageIO.write(sheet, "png", FILE.toFile());
  }
}
