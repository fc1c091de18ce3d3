package dev.headgate.processor.size;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * As much of a class file as says how large it is (The Java Virtual Machine Specification, chapter
 * 4).
 *
 * @param constants how many entries its constant pool has
 * @param methods the bytes of code of each method, by name and descriptor
 */
record ClassFile(int constants, Map<String, Integer> methods) {

  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  static ClassFile read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      in.skipNBytes(8); // magic number and version
      int constants = in.readUnsignedShort();
      Map<Integer, String> texts = texts(in, constants);
      in.skipNBytes(6); // access, this class, its superclass
      in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
      members(in, texts); // fields
      return new ClassFile(constants, members(in, texts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Integer, String> texts(DataInputStream in, int constants) throws IOException {
    Map<Integer, String> texts = new HashMap<>();
    for (int i = 1; i < constants; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case UTF8 -> texts.put(i, in.readUTF());
        case LONG, DOUBLE -> {
          in.skipNBytes(8);
          i++; // they count twice
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2); // class, string, type, module, package
        case 15 -> in.skipNBytes(3); // method handle
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4); // numbers and references
        default -> throw new IOException("constant " + i + " has the tag " + tag);
      }
    }
    return texts;
  }

  /** The code of each member, of which fields have none. */
  private static Map<String, Integer> members(DataInputStream in, Map<Integer, String> texts)
      throws IOException {
    Map<String, Integer> members = new LinkedHashMap<>();
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      in.skipNBytes(2); // access
      String name = texts.get(in.readUnsignedShort()) + texts.get(in.readUnsignedShort());
      int attributes = in.readUnsignedShort();
      for (int k = 0; k < attributes; k++) {
        String attribute = texts.get(in.readUnsignedShort());
        byte[] content = in.readNBytes(in.readInt());
        if ("Code".equals(attribute)) {
          DataInputStream code = new DataInputStream(new ByteArrayInputStream(content));
          code.skipNBytes(4); // depth of stack and number of variables
          members.put(name, code.readInt());
        }
      }
    }
    return members;
  }
}
