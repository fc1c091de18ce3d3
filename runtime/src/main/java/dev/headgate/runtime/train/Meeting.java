package dev.headgate.runtime.train;

import dev.headgate.runtime.kernel.Exchange;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Phaser;

/** Where the workers of one batch meet to add up what each has. */
public final class Meeting {

  private final Phaser phaser;
  private final double[][] brought;
  private final Exchange[] exchanges;

  public Meeting(int workers) {
    this.phaser = new Phaser(workers);
    this.brought = new double[workers][0];
    this.exchanges = new Exchange[workers];
    for (int i = 0; i < workers; i++) {
      int worker = i;
      exchanges[i] = (count, values, at) -> sum(worker, count, values, at);
    }
  }

  /** How one of the workers, counted from 0, takes part. */
  public Exchange of(int worker) {
    return exchanges[worker];
  }

  private void sum(int worker, int count, double[] values, int at) {
    if (brought[worker].length < count) {
      brought[worker] = new double[count];
    }
    System.arraycopy(values, at, brought[worker], 0, count);
    await();
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (double[] each : brought) {
        sum += each[i];
      }
      values[at + i] = sum;
    }
    await(); // nobody brings the next before everybody has read this
  }

  private void await() {
    if (phaser.arriveAndAwaitAdvance() < 0) {
      throw new CancellationException("another worker failed");
    }
  }

  /** Lets go of the workers that wait for one that has failed; they cannot meet again. */
  public void cancel() {
    phaser.forceTermination();
  }
}
