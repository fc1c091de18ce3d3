package dev.headgate.layer;

/** Which mean and variance a layer normalises by. */
public enum Statistics {

  /** Those that training has remembered: what inference uses. */
  RUNNING,

  /** Those of the batch at hand. */
  BATCH
}
