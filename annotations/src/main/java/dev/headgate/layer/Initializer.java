package dev.headgate.layer;

/**
 * How a parameter is filled before training. Every value is drawn from the model's seed, so the
 * same seed gives the same parameters.
 *
 * <p>{@code fanIn} is the number of inputs that one result element of the layer sums over, {@code
 * fanOut} the number of result elements that one input element reaches (without regard to strides
 * and borders). For {@code Dense} these are its inputs and its units; for {@code Conv2d} and {@code
 * ConvTranspose2d} they are {@code taps * channels / groups} and {@code taps * filters / groups},
 * where {@code taps} is the kernel's height times its width. A bias takes the fans of its layer's
 * weight.
 */
public enum Initializer {

  /**
   * Uniform in {@code [-b, b]} with {@code b = 1 / sqrt(fanIn)}: what Torch's {@code nn} layers
   * draw weights and biases from (LeCun, Bottou, Orr and M&uuml;ller, <i>Efficient BackProp</i>,
   * 1998, ask for this order of magnitude).
   */
  FAN_IN_UNIFORM,

  /**
   * Uniform in {@code [-b, b]} with {@code b = sqrt(6 / (fanIn + fanOut))} (Glorot and Bengio,
   * <i>Understanding the difficulty of training deep feedforward neural networks</i>, 2010).
   */
  XAVIER_UNIFORM,

  /** Normal with mean 0 and variance {@code 2 / (fanIn + fanOut)} (Glorot and Bengio, 2010). */
  XAVIER_NORMAL,

  /**
   * Uniform in {@code [-b, b]} with {@code b = sqrt(6 / fanIn)} (He, Zhang, Ren and Sun, <i>Delving
   * deep into rectifiers</i>, 2015).
   */
  HE_UNIFORM,

  /** Normal with mean 0 and variance {@code 2 / fanIn} (He, Zhang, Ren and Sun, 2015). */
  HE_NORMAL,

  /** All 0. */
  ZEROS,

  /** All 1. */
  ONES,

  /** Normal with mean 0 and variance 1: what PyTorch's embeddings start from. */
  STANDARD_NORMAL
}
