package dev.headgate.benchmarks.libtorch;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** A network with its data. */
interface Network {

  /** The parameters by name; those that are trained require a gradient. */
  Map<String, Tensor> parameters();

  /** Runs forward and answers the losses by name; their sum is descended. */
  Map<String, Tensor> losses();

  /** The rate of plain gradient descent. */
  double rate();
}
