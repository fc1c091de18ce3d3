package dev.headgate.runtime;

import dev.headgate.runtime.train.Checkpoint;
import dev.headgate.runtime.train.SavedUpdater;
import dev.headgate.runtime.train.Updater;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What every compiled model can be built with. */
public abstract class ModelBuilder<B extends ModelBuilder<B>> {

  static final int USUAL_BATCH = 32;

  int batchSize;
  @Nullable Long seed;
  @Nullable Updater updater;
  int threads = 1;

  /** This builder, as its own type. */
  protected abstract B self();

  /**
   * The largest batch that the model will be given; if not said, that of the checkpoint, else 32.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public final B batchSize(int largest) {
    if (largest < 1) {
      throw new IllegalArgumentException("batchSize(" + largest + ") must be at least 1");
    }
    this.batchSize = largest;
    return self();
  }

  /**
   * What the parameters' random start and all noise are derived from; if not said, that of the
   * checkpoint, else 0.
   */
  public final B seed(long value) {
    this.seed = value;
    return self();
  }

  /** How a step changes the parameters. Without one the model can do all but {@code step}. */
  protected final B stepWith(Updater rule) {
    this.updater = rule;
    return self();
  }

  /**
   * How many threads share a batch; 1 if not said. Results depend on it in their last bits.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public final B threads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("threads(" + count + ") must be at least 1");
    }
    this.threads = count;
    return self();
  }

  /**
   * Reads a checkpoint; what it says of batch, seed and updater holds unless this builder was told.
   */
  protected final Checkpoint checkpoint(Path path) {
    Checkpoint checkpoint = Checkpoint.read(path);
    if (batchSize == 0) {
      batchSize = checkpoint.batchSize();
    }
    if (seed == null) {
      seed = checkpoint.seed();
    }
    if (updater == null && checkpoint.updater().length > 0) {
      updater = new SavedUpdater(checkpoint.updater());
    }
    return checkpoint;
  }
}
