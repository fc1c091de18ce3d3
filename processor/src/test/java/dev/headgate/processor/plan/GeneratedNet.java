package dev.headgate.processor.plan;

import dev.headgate.processor.testing.TestCompiler;
import java.util.Map;

/** The generated source of a small model. */
final class GeneratedNet {

  private static final String MODEL =
      """
      package models;

      import dev.headgate.*;
      import dev.headgate.gradient.*;
      import dev.headgate.layer.*;
      import dev.headgate.loss.*;

      @Model
      interface Net {
        %s
      }
      """;

  private GeneratedNet() {}

  /** The source for a model with this body, with single spaces for all white space. */
  static String of(String body) {
    return TestCompiler.javac()
        .compile(Map.of("models.Net", MODEL.formatted(body)))
        .orFail()
        .generated()
        .values()
        .stream()
        .reduce("", String::concat)
        .replaceAll("\\s+", " ");
  }
}
