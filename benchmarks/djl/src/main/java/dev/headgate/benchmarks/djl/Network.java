package dev.headgate.benchmarks.djl;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/** A network with its data. */
interface Network {

  /** The parameters by name; each collects a gradient. */
  Map<String, NDArray> parameters();

  /** Runs forward and answers the losses by name; their sum is descended. */
  Map<String, NDArray> losses();

  /** The rate of plain gradient descent. */
  float rate();
}
