package dev.headgate.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A table with a row for each integer: {@code [t1, t2, ...]} to {@code [t1, t2, ..., size]},
 *
 * <pre>{@code
 * y[i][e] = weight[token[i]][e]
 * }</pre>
 *
 * <p>It takes an input of the model, directly or as the input of a subnetwork, and that input then
 * holds integers from 0 to {@code vocabulary - 1}: the caller hands it in as {@code int[]} or as an
 * integer array, and any other number is refused. One integer for a sample is {@code @Shape(1)}.
 * Other layers cannot take such an input; embeddings, and losses as their classes, can. No gradient
 * leaves along it. As PyTorch's {@code Embedding}.
 *
 * <p>Parameter: {@code <instance>.<method>.weight}, laid out {@code [vocabulary, size]}. Where
 * several layers of the method carry parameters, the layer's name qualifies it: {@code
 * <instance>.<method>.embedding.weight}. Its gradient is the sum of what comes back to each token's
 * row. For initialisers that depend on them, {@code fanIn} is the vocabulary and {@code fanOut} the
 * size: a lookup is a dense layer without bias on vectors with a single 1.
 *
 * <pre>{@code
 * @Embedding(vocabulary = 10000, size = 64)  Tensor words(@Shape(20) Tensor tokens);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Embedding {

  /** The number of different integers, at least 1. */
  int vocabulary();

  /** The number of elements of each row, at least 1. */
  int size();

  /** How the weight is initialised. */
  Initializer weightInitializer() default Initializer.STANDARD_NORMAL;
}
