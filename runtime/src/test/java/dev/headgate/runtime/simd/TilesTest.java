package dev.headgate.runtime.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tiles' classes are what {@link TileWriter} writes, but for their layout. To write them anew:
 * {@code -Dheadgate.tiles.write=true}, then format.
 */
class TilesTest {

  private static final Path FOLDER = Path.of("src/main/java/dev/headgate/runtime/simd");

  static Stream<TileWriter> tiles() {
    return Stream.of("1x8 1x2 1x1 2x8 2x4 2x2 2x1 4x4 4x2 4x1 5x2 5x1 8x3 8x2 8x1".split(" "))
        .map(size -> size.split("x"))
        .map(size -> new TileWriter(Integer.parseInt(size[0]), Integer.parseInt(size[1])));
  }

  @ParameterizedTest
  @MethodSource("tiles")
  void areAsWritten(TileWriter writer) throws IOException {
    Path file = FOLDER.resolve(writer.name() + ".java");
    String source = writer.write();
    if (Boolean.getBoolean("headgate.tiles.write")) {
      Files.writeString(file, source);
    }

    assertThat(withoutLayout(Files.readString(file))).isEqualTo(withoutLayout(source));
  }

  private static String withoutLayout(String source) {
    return source.replaceAll("\\s+\\*? ?", "");
  }
}
