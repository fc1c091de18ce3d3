package dev.headgate.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Cuts what is too long for one method. HotSpot leaves a method of more than 8,000 bytes of code to
 * the interpreter, and a class file has no room for one of more than 65,535; so whatever grows with
 * a model is written as a list of pieces, each with an estimate of its bytes that is rather too
 * high than too low, and methods are made of as many pieces as fit.
 */
final class Pieces {

  /** Leaves room for what a method holds besides its pieces. */
  static final int LONGEST_METHOD = 6000;

  /**
   * The most values of one kind that a class holds in fields and takes as arguments of its
   * constructor, which has room for 255, or for half as many doubles.
   */
  static final int MOST_FIELDS = 100;

  /** A call of a method with three arguments. */
  private static final int CALL = 8;

  /**
   * Statements that stay together.
   *
   * @param bytes how long their code is at most
   */
  record Piece(CodeBlock code, int bytes) {}

  private Pieces() {}

  /** Cuts a list into runs none of which is heavier than a limit, but for single items that are. */
  static <T> List<List<T>> cut(List<T> items, ToIntFunction<T> weight, int limit) {
    List<List<T>> runs = new ArrayList<>();
    List<T> run = new ArrayList<>();
    int sum = 0;
    for (T item : items) {
      int own = weight.applyAsInt(item);
      if (!run.isEmpty() && sum + own > limit) {
        runs.add(List.copyOf(run));
        run.clear();
        sum = 0;
      }
      run.add(item);
      sum += own;
    }
    if (!run.isEmpty()) {
      runs.add(List.copyOf(run));
    }
    return runs;
  }

  static boolean fit(List<Piece> pieces) {
    return pieces.stream().mapToLong(Piece::bytes).sum() <= LONGEST_METHOD;
  }

  /** Makes a part. */
  @FunctionalInterface
  interface Maker {

    /**
     * Makes what holds some statements.
     *
     * @return the statement that runs them
     */
    CodeBlock make(String name, CodeBlock statements);
  }

  /**
   * What a method holds that runs some statements: these themselves where they are not too long for
   * one method, else statements that run parts of them.
   *
   * @param name the parts are called {@code forwardPart1} and so on for {@code forward}
   */
  static CodeBlock statements(List<Piece> pieces, String name, Maker maker) {
    List<Piece> rest = pieces;
    for (String parts = name + "Part"; !fit(rest); parts += "Part") { // parts of parts, and so on
      List<Piece> calls = new ArrayList<>();
      for (List<Piece> run : cut(rest, Piece::bytes, LONGEST_METHOD)) {
        calls.add(new Piece(maker.make(parts + (calls.size() + 1), join(run)), CALL));
      }
      rest = calls;
    }
    return join(rest);
  }

  static CodeBlock statement(String format, Object... arguments) {
    return CodeBlock.builder().addStatement(format, arguments).build();
  }

  private static CodeBlock join(List<Piece> pieces) {
    return pieces.stream().map(Piece::code).collect(CodeBlock.joining(""));
  }
}
