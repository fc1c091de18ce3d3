package dev.headgate.runtime.train;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Row-major float32 arrays in NumPy's file format, version 1.0 (NumPy's documentation,
 * "numpy.lib.format").
 */
final class Npy {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  /** The elements start at a multiple of this many bytes. */
  private static final int ALIGNMENT = 64;

  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': *'<f4', *'fortran_order': *False, *'shape': *\\(([0-9, ]*)\\),? *\\}\\s*");

  private Npy() {}

  static void write(OutputStream out, Checkpoint.Tensor tensor) throws IOException {
    String shape = tensor.shape().stream().map(String::valueOf).collect(Collectors.joining(", "));
    shape += tensor.shape().size() == 1 ? "," : ""; // as Python writes tuples
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }";
    int unpadded = MAGIC.length + Short.BYTES + header.length() + 1;
    header += " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT) + "\n";
    ByteBuffer bytes =
        littleEndian(
            MAGIC.length + Short.BYTES + header.length() + Float.BYTES * tensor.elements().length);
    bytes.put(MAGIC).putShort((short) header.length());
    bytes.put(header.getBytes(StandardCharsets.US_ASCII));
    bytes.asFloatBuffer().put(tensor.elements());
    out.write(bytes.array());
  }

  static Checkpoint.Tensor read(InputStream in) throws IOException {
    byte[] start = new byte[MAGIC.length + Short.BYTES];
    DataInputStream data = new DataInputStream(in);
    data.readFully(start);
    if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new IOException("not an array of NumPy's format 1.0");
    }
    int length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getShort(MAGIC.length);
    byte[] text = new byte[length & 0xFFFF];
    data.readFully(text);
    Matcher header = HEADER.matcher(new String(text, StandardCharsets.US_ASCII));
    if (!header.matches()) {
      throw new IOException("not a row-major array of float32");
    }
    List<Integer> shape =
        Stream.of(header.group(1).split(","))
            .map(String::strip)
            .filter(dimension -> !dimension.isEmpty())
            .map(Integer::valueOf)
            .toList();
    float[] elements = new float[shape.stream().reduce(1, Math::multiplyExact)];
    ByteBuffer bytes = littleEndian(Math.multiplyExact(elements.length, Float.BYTES));
    data.readFully(bytes.array());
    bytes.asFloatBuffer().get(elements);
    return new Checkpoint.Tensor(shape, elements);
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
