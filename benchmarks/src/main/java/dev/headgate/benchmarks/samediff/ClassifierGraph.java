package dev.headgate.benchmarks.samediff;

import dev.headgate.benchmarks.work.Classifier;
import dev.headgate.benchmarks.work.Values;
import java.util.Iterator;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The dense classifier. */
final class ClassifierGraph {
  private final TrainingGraph training = new TrainingGraph();

  /** Weight and bias of each layer in turn. */
  private final Iterator<Values> parameters;

  private ClassifierGraph(Classifier work) {
    parameters = work.parameters().iterator();
    SDVariable image = training.feature("image", TrainingGraph.array(work.image()));
    SDVariable labels = training.label("labels", oneHot(work));
    SDVariable scores = dense(training.graph.nn().relu(dense(image), 0));
    training.graph.loss().softmaxCrossEntropy(Classifier.LOSS, labels, scores, null);
    training.finish(Classifier.RATE, Classifier.LOSS);
  }

  static TrainingGraph of(Classifier work) {
    return new ClassifierGraph(work).training;
  }

  private SDVariable dense(SDVariable x) {
    SDVariable weight = training.parameter(parameters.next(), 1, 0);
    SDVariable bias = training.parameter(parameters.next());
    return x.mmul(weight).add(bias);
  }

  private static INDArray oneHot(Classifier work) {
    int[] labels = work.labels();
    float[][] rows = new float[labels.length][Classifier.CLASSES];
    for (int i = 0; i < labels.length; i++) {
      rows[i][labels[i]] = 1;
    }
    return Nd4j.createFromArray(rows);
  }
}
