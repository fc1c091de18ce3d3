package dev.headgate.examples.twolosses;

/**
 * Images with their two targets, in the layout the models take.
 *
 * @param size the number of samples
 * @param image [size, 1, 56, 56]
 * @param target1 the answers of a filter bank, [size, 20, 51, 51]
 * @param target2 the foreground map and the edge map, [size, 2, 49, 49]
 */
record Batch(int size, float[] image, float[] target1, float[] target2) {}
