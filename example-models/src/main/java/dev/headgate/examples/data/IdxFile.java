package dev.headgate.examples.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An array of unsigned bytes in the IDX format of the MNIST data sets, compressed with gzip.
 *
 * <p>The format (LeCun, Cortes and Burges, <i>The MNIST database of handwritten digits</i>): two
 * zero bytes, the element type (0x08, unsigned byte), the number of dimensions, each dimension's
 * size as a big-endian 32-bit integer, then the elements, the last dimension varying fastest.
 *
 * @param shape the size of each dimension
 * @param bytes the elements, as many as the product of the shape
 */
record IdxFile(int[] shape, byte[] bytes) {

  private static final int UNSIGNED_BYTE = 0x08;
  private static final int MAX_DIMENSIONS = 8;

  /**
   * Reads a file to its end.
   *
   * @param name what to call the file in messages
   * @throws IOException naming the file and what is wrong with it, where it is not gzip, not IDX,
   *     of another element type, or shorter or longer than its header says
   */
  static IdxFile read(InputStream compressed, String name) throws IOException {
    try (DataInputStream in = new DataInputStream(new GZIPInputStream(compressed))) {
      int[] shape = readHeader(in, name);
      byte[] bytes = new byte[elements(shape, name)];
      int found = in.readNBytes(bytes, 0, bytes.length);
      if (found < bytes.length) {
        throw truncated(name, shape, found);
      }
      if (in.read() >= 0) {
        throw new IOException(
            name
                + ": more data than its header's shape "
                + Arrays.toString(shape)
                + " accounts for");
      }
      return new IdxFile(shape, bytes);
    } catch (ZipException e) {
      throw new IOException(name + ": not a gzip file, or a damaged one: " + e.getMessage(), e);
    } catch (EOFException e) {
      throw new IOException(name + ": the file ends early; it seems to have been cut off", e);
    }
  }

  private static int[] readHeader(DataInputStream in, String name) throws IOException {
    int magic = in.readInt();
    int type = magic >>> 8 & 0xff;
    int dimensions = magic & 0xff;
    if (magic >>> 16 != 0 || dimensions == 0 || dimensions > MAX_DIMENSIONS) {
      throw new IOException(
          name + ": not an IDX file, it starts with " + String.format("0x%08x", magic));
    }
    if (type != UNSIGNED_BYTE) {
      throw new IOException(
          name
              + ": element type "
              + String.format("0x%02x", type)
              + ", only unsigned bytes (0x08)");
    }
    int[] shape = new int[dimensions];
    for (int i = 0; i < dimensions; i++) {
      shape[i] = in.readInt();
    }
    return shape;
  }

  private static int elements(int[] shape, String name) throws IOException {
    long elements = 1;
    for (int size : shape) {
      elements *= size;
      if (size < 1 || elements > Integer.MAX_VALUE) {
        throw new IOException(name + ": impossible shape " + Arrays.toString(shape));
      }
    }
    return (int) elements;
  }

  private static IOException truncated(String name, int[] shape, int found) {
    return new IOException(
        name
            + ": the file ends early: its header says "
            + Arrays.toString(shape)
            + ", but only "
            + found
            + " bytes of data follow");
  }
}
