package dev.headgate.benchmarks.comparison;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Who takes part. */
final class Entrants {
  private static final String PACKAGE = "dev.headgate.benchmarks.";
  private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";
  private static final String VECTOR = "--add-modules=jdk.incubator.vector";

  private static final double LOSS_TOLERANCE = 1e-5;

  /** It adds up a loss in float32, term after term: at batch 32 a million and a half of them. */
  private static final double SAME_DIFF_LOSS_TOLERANCE = 2e-3;

  final Entrant headgate;
  final Entrant headgateScalar;
  final Entrant libTorch;
  final Entrant djl;
  final Entrant sameDiff;

  /**
   * Looks the class paths up.
   *
   * @param module the folder of the module benchmarks, built with the profile peers
   */
  Entrants(Path module) throws IOException {
    String own = System.getProperty("java.class.path");
    Path caches = module.resolve("target");
    headgate =
        new Entrant(
            "Headgate",
            PACKAGE + "headgate.Headgate",
            own,
            LOSS_TOLERANCE,
            List.of(NATIVE, VECTOR));
    headgateScalar =
        new Entrant(
            "Headgate without the Vector API",
            PACKAGE + "headgate.Headgate",
            own,
            LOSS_TOLERANCE,
            List.of(NATIVE));
    libTorch =
        new Entrant(
            "LibTorch",
            PACKAGE + "libtorch.LibTorch",
            peer(module, "libtorch"),
            LOSS_TOLERANCE,
            List.of(NATIVE, "-Dorg.bytedeco.javacpp.cachedir=" + caches.resolve("javacpp")));
    djl =
        new Entrant(
            "DJL",
            PACKAGE + "djl.Djl",
            peer(module, "djl"),
            LOSS_TOLERANCE,
            List.of(NATIVE, "-Dai.djl.offline=true", "-DDJL_CACHE_DIR=" + caches.resolve("djl")));
    sameDiff =
        new Entrant(
            "SameDiff",
            PACKAGE + "samediff.SameDiffContender",
            own,
            SAME_DIFF_LOSS_TOLERANCE,
            List.of(NATIVE));
  }

  /** All that are compared, ours first. */
  List<Entrant> compared() {
    return List.of(headgate, libTorch, djl, sameDiff);
  }

  private static String peer(Path module, String name) throws IOException {
    Path target = module.resolve(name).resolve("target");
    Path list = target.resolve("classpath.txt");
    if (!Files.exists(list)) {
      throw new IllegalStateException(
          "The comparison needs other frameworks' native code: add the profile peers");
    }
    return target.resolve("classes") + File.pathSeparator + Files.readString(list).strip();
  }
}
