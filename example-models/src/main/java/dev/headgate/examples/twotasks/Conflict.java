package dev.headgate.examples.twotasks;

import dev.headgate.examples.Parameters;
import dev.headgate.examples.data.ImageBatch;

/** Whether two tasks pull the trunk in opposite directions. */
final class Conflict {

  private Conflict() {}

  /**
   * The inner product of the gradients that the two losses alone have for the trunk; below 0 they
   * conflict. A loss is left out by giving it the weight 0.
   */
  static double product(CompiledTwoTasks model, ImageBatch batch, int[] turns) {
    float[] clothes = gradients(model, 1, 0, batch, turns);
    float[] rotation = gradients(model, 0, 1, batch, turns);
    model.setClothesWeight(1);
    double product = 0;
    for (int i = 0; i < clothes.length; i++) {
      product += (double) clothes[i] * rotation[i];
    }
    return product;
  }

  /** The trunk's gradients with these weights of the losses. */
  static float[] gradients(
      CompiledTwoTasks model, float clothes, float rotation, ImageBatch batch, int[] turns) {
    model.setClothesWeight(clothes);
    model.setRotationWeight(rotation);
    model.gradients(batch.size(), batch.images(), batch.labels(), turns);
    return Parameters.gradients(model, "trunk");
  }
}
