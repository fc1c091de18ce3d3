package dev.headgate.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class IdxFileTest {

  private static final byte[] TWO_BY_THREE = {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6};

  @Test
  void readsShapeAndBytes() throws IOException {
    IdxFile file = read(gzip(TWO_BY_THREE));

    assertThat(file.shape()).containsExactly(2, 3);
    assertThat(file.bytes()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void saysThatTheDataIsShorterThanTheHeaderPromises() {
    byte[] short2 = Arrays.copyOf(TWO_BY_THREE, TWO_BY_THREE.length - 2);

    assertThatThrownBy(() -> read(gzip(short2)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "some.gz: the file ends early: its header says [2, 3], but only 4 bytes of data"
                + " follow");
  }

  @Test
  void saysThatACompressedFileWasCutOff() {
    byte[] whole = gzip(TWO_BY_THREE);

    for (int length = 0; length < whole.length - 8; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut))
          .as("the first %d of %d bytes", length, whole.length)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("some.gz: ")
          .hasMessageContaining("the file ends early");
    }
  }

  @Test
  void saysThatThereIsMoreDataThanTheHeaderPromises() {
    byte[] longer = Arrays.copyOf(TWO_BY_THREE, TWO_BY_THREE.length + 1);

    assertThatThrownBy(() -> read(gzip(longer)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("some.gz: more data than")
        .hasMessageContaining("[2, 3]");
  }

  @Test
  void saysThatAFileIsNotCompressed() {
    assertThatThrownBy(() -> read(TWO_BY_THREE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("some.gz: not a gzip file");
  }

  @Test
  void saysThatAFileIsNotIdx() {
    byte[] text = "Hello, this is text".getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> read(gzip(text)))
        .isInstanceOf(IOException.class)
        .hasMessage("some.gz: not an IDX file, it starts with 0x48656c6c");
  }

  @Test
  void saysThatItReadsUnsignedBytesOnly() {
    byte[] floats = TWO_BY_THREE.clone();
    floats[2] = 0x0d;

    assertThatThrownBy(() -> read(gzip(floats)))
        .isInstanceOf(IOException.class)
        .hasMessage("some.gz: element type 0x0d, only unsigned bytes (0x08)");
  }

  @Test
  void refusesAShapeThatCannotBe() {
    byte[] huge = TWO_BY_THREE.clone();
    huge[4] = 0x7f;
    byte[] negative = TWO_BY_THREE.clone();
    negative[8] = -1;

    assertThatThrownBy(() -> read(gzip(huge))).hasMessageContaining("impossible shape");
    assertThatThrownBy(() -> read(gzip(negative))).hasMessageContaining("impossible shape");
  }

  private static IdxFile read(byte[] compressed) throws IOException {
    return IdxFile.read(new ByteArrayInputStream(compressed), "some.gz");
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
