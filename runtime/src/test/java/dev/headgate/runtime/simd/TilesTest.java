package dev.headgate.runtime.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    return Stream.of(
        new TileWriter(8, List.of(3, 2, 1)),
        new TileWriter(5, List.of(2, 1)),
        new TileWriter(4, List.of(4, 2, 1)),
        new TileWriter(2, List.of(8, 4, 2, 1)),
        new TileWriter(1, List.of(8, 2, 1)));
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
