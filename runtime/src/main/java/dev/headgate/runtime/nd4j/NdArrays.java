package dev.headgate.runtime.nd4j;

import dev.headgate.runtime.TensorInfo;
import java.util.Arrays;
import java.util.function.Consumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Copies between ND4J's arrays and plain ones, whatever their order, type or view. */
public final class NdArrays {

  private NdArrays() {}

  /**
   * The batch that an array holds.
   *
   * @throws IllegalArgumentException if its shape is not that of a batch of the tensor
   */
  public static int batch(TensorInfo tensor, INDArray array) {
    long[] shape = array.shape();
    int batch = shape.length == 0 ? 0 : Math.toIntExact(shape[0]);
    if (!Arrays.equals(shape, tensor.batchShape(batch))) {
      throw new IllegalArgumentException(
          tensor.name() + " must have the shape " + tensor + ", but has " + Arrays.toString(shape));
    }
    return batch;
  }

  /** The elements of a batch as floats, in row-major order. */
  public static float[] floats(TensorInfo tensor, INDArray array, int batch) {
    requireBatch(tensor, array, batch);
    return floats(array);
  }

  /**
   * The elements of a batch of integers, such as class indices.
   *
   * @throws IllegalArgumentException if the array's type is not an integer type
   */
  public static int[] ints(TensorInfo tensor, INDArray array, int batch) {
    requireBatch(tensor, array, batch);
    if (!array.dataType().isIntType()) {
      throw new IllegalArgumentException(
          tensor.name()
              + " must hold integers, but holds "
              + array.dataType()
              + "; cast it with castTo(DataType.INT32)");
    }
    int[] elements = new int[Math.toIntExact(array.length())];
    copyRows(array, DataType.INT32, rows -> rows.data().asNioInt().get(elements));
    return elements;
  }

  /**
   * The elements of an array of exactly this shape, in row-major order.
   *
   * @throws IllegalArgumentException if the shape differs
   */
  public static float[] floats(String name, INDArray array, long... shape) {
    if (!Arrays.equals(array.shape(), shape)) {
      throw new IllegalArgumentException(
          name
              + " must have the shape "
              + Arrays.toString(shape)
              + ", but has "
              + Arrays.toString(array.shape()));
    }
    return floats(array);
  }

  private static float[] floats(INDArray array) {
    float[] elements = new float[Math.toIntExact(array.length())];
    copyRows(array, DataType.FLOAT, rows -> rows.data().asNioFloat().get(elements));
    return elements;
  }

  /**
   * Hands over a row-major copy of the array in this type; whatever had to be made for it is closed
   * again.
   */
  private static void copyRows(INDArray array, DataType type, Consumer<INDArray> reader) {
    INDArray typed = array.castTo(type);
    try (INDArray rows = typed.dup('c')) {
      reader.accept(rows);
    } finally {
      if (typed != array) {
        typed.close();
      }
    }
  }

  /** A new array of this shape. */
  public static INDArray array(float[] elements, long... shape) {
    return Nd4j.createFromArray(elements).reshape('c', shape);
  }

  /** A new array of a batch of tensors. */
  public static INDArray array(TensorInfo tensor, int batch, float[] elements) {
    return array(elements, tensor.batchShape(batch));
  }

  private static void requireBatch(TensorInfo tensor, INDArray array, int batch) {
    int own = batch(tensor, array);
    if (own != batch) {
      throw new IllegalArgumentException(
          tensor.name()
              + " holds a batch of "
              + own
              + ", but the argument before it one of "
              + batch);
    }
  }
}
