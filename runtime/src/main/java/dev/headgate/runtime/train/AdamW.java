package dev.headgate.runtime.train;

import java.io.Serial;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The configuration of Adam with decoupled weight decay (Loshchilov and Hutter 2019, "Decoupled
 * weight decay regularization"), which ND4J does not have. A step is that of PyTorch's {@code
 * AdamW}: first {@code p = p - rate*weightDecay*p}, then Adam's step with bias-corrected moments,
 * {@code p = p - rate * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)}.
 *
 * <p>Only parameters that are trained decay; those that no loss reaches stay as they are.
 *
 * <p>It configures models of Headgate. ND4J and DL4J cannot train with it: their updaters see
 * gradients, but not the parameters that decay.
 */
public final class AdamW implements IUpdater {

  public static final double DEFAULT_LEARNING_RATE = 1e-3;
  public static final double DEFAULT_BETA1 = 0.9;
  public static final double DEFAULT_BETA2 = 0.999;
  public static final double DEFAULT_EPSILON = 1e-8;
  public static final double DEFAULT_WEIGHT_DECAY = 0.01;

  @Serial private static final long serialVersionUID = 1L;

  private double learningRate;
  private @Nullable ISchedule learningRateSchedule;
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double weightDecay;

  /** All defaults. */
  public AdamW() {
    this(builder());
  }

  /**
   * Defaults but for the rate.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public AdamW(double learningRate) {
    this(builder().learningRate(learningRate));
  }

  /** Defaults but for the rate, which follows a schedule. */
  public AdamW(ISchedule learningRateSchedule) {
    this(builder().learningRateSchedule(learningRateSchedule));
  }

  private AdamW(Builder builder) {
    this.learningRate = builder.learningRate;
    this.learningRateSchedule = builder.learningRateSchedule;
    this.beta1 = builder.beta1;
    this.beta2 = builder.beta2;
    this.epsilon = builder.epsilon;
    this.weightDecay = builder.weightDecay;
  }

  /** Begins with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  public double getBeta1() {
    return beta1;
  }

  public double getBeta2() {
    return beta2;
  }

  public double getEpsilon() {
    return epsilon;
  }

  public double getWeightDecay() {
    return weightDecay;
  }

  @Override
  public double getLearningRate(int iteration, int epoch) {
    return learningRateSchedule == null
        ? learningRate
        : learningRateSchedule.valueAt(iteration, epoch);
  }

  @Override
  public boolean hasLearningRate() {
    return true;
  }

  @Override
  public void setLrAndSchedule(double rate, @Nullable ISchedule schedule) {
    this.learningRate = rate;
    this.learningRateSchedule = schedule;
  }

  /** Two numbers for each parameter: the running means of gradients and of their squares. */
  @Override
  public long stateSize(long parameters) {
    return 2 * parameters;
  }

  /**
   * Not possible.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public GradientUpdater<?> instantiate(INDArray view, boolean initialize) {
    throw notHere();
  }

  /**
   * Not possible.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public GradientUpdater<?> instantiate(Map<String, INDArray> state, boolean initialize) {
    throw notHere();
  }

  private static UnsupportedOperationException notHere() {
    return new UnsupportedOperationException(
        "AdamW trains models of Headgate only: an updater of ND4J does not see the parameters, so"
            + " it cannot let them decay");
  }

  @Override
  public AdamW clone() {
    Builder copy = builder().beta1(beta1).beta2(beta2).epsilon(epsilon).weightDecay(weightDecay);
    copy.learningRate = learningRate;
    copy.learningRateSchedule = learningRateSchedule == null ? null : learningRateSchedule.clone();
    return copy.build();
  }

  /** Collects a configuration; what is not said has its default. */
  public static final class Builder {

    private double learningRate = DEFAULT_LEARNING_RATE;
    private @Nullable ISchedule learningRateSchedule;
    private double beta1 = DEFAULT_BETA1;
    private double beta2 = DEFAULT_BETA2;
    private double epsilon = DEFAULT_EPSILON;
    private double weightDecay = DEFAULT_WEIGHT_DECAY;

    private Builder() {}

    /**
     * The rate; 0.001 if not said.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Builder learningRate(double rate) {
      this.learningRate = notNegative("learningRate", rate);
      return this;
    }

    /** What the rate follows, instead of being always the same. */
    public Builder learningRateSchedule(ISchedule schedule) {
      this.learningRateSchedule = schedule;
      return this;
    }

    /**
     * How much of the mean of gradients an update keeps; 0.9 if not said.
     *
     * @throws IllegalArgumentException if it is not at least 0 and below 1
     */
    public Builder beta1(double factor) {
      this.beta1 = belowOne("beta1", factor);
      return this;
    }

    /**
     * How much of the mean of squares an update keeps; 0.999 if not said.
     *
     * @throws IllegalArgumentException if it is not at least 0 and below 1
     */
    public Builder beta2(double factor) {
      this.beta2 = belowOne("beta2", factor);
      return this;
    }

    /**
     * What is added to the root that a step is divided by; 1e-8 if not said.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Builder epsilon(double value) {
      this.epsilon = notNegative("epsilon", value);
      return this;
    }

    /**
     * Which share of a parameter, times the rate, an update takes away; 0.01 if not said.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Builder weightDecay(double share) {
      this.weightDecay = notNegative("weightDecay", share);
      return this;
    }

    public AdamW build() {
      return new AdamW(this);
    }

    private static double notNegative(String name, double value) {
      if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
        throw wrong(name, value, "0 or more");
      }
      return value;
    }

    private static double belowOne(String name, double value) {
      if (!(value >= 0 && (float) value < 1)) {
        throw wrong(name, value, "at least 0 and below 1");
      }
      return value;
    }

    private static IllegalArgumentException wrong(String name, double value, String range) {
      return new IllegalArgumentException(
          String.format(Locale.ROOT, "%s(%s) must be %s", name, value, range));
    }
  }
}
