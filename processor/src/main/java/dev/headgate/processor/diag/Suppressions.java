package dev.headgate.processor.diag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * {@code @SuppressWarnings("headgate:HG-MASK-002")} on what a warning is told of, or on anything
 * around it: the user has seen this warning and means it so. {@code "headgate:all"} stands for
 * every warning. Errors are told whatever is written.
 */
public final class Suppressions {

  private static final String PREFIX = "headgate:";
  private static final String ALL = "all";

  /** A word behind the prefix, such as {@code HG-MASK-002}. */
  private record Word(String text, Origin origin) {}

  private Suppressions() {}

  /** Whether a problem is a warning that is not to be told at an element. */
  static boolean cover(Problem problem, @Nullable Element element) {
    if (problem.severity() == Problem.Severity.ERROR) {
      return false;
    }
    for (Element at = element; at != null; at = at.getEnclosingElement()) {
      for (Word word : words(at)) {
        if (word.text().equals(ALL) || word.text().equals(problem.id())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Tells of words on a declaration, in it and around it that name no warning. */
  public static void check(TypeElement declaration, Reporter reporter) {
    for (Element at = declaration; at instanceof TypeElement; at = at.getEnclosingElement()) {
      checkWords(at, reporter);
    }
    for (ExecutableElement method : ElementFilter.methodsIn(declaration.getEnclosedElements())) {
      checkWords(method, reporter);
      method.getParameters().forEach(parameter -> checkWords(parameter, reporter));
    }
  }

  private static void checkWords(Element element, Reporter reporter) {
    for (Word word : words(element)) {
      Optional<Problem> named = problem(word.text());
      if (word.text().equals(ALL)
          || named.isPresent() && named.get().severity() == Problem.Severity.WARNING) {
        continue;
      }
      reporter.report(
          Problem.SUPPRESSES_NOTHING,
          word.origin(),
          "\""
              + PREFIX
              + word.text()
              + "\" suppresses nothing: "
              + (named.isPresent()
                  ? "this is an error, which can only be put right; remove it"
                  : "there is no such warning" + Suggestions.sentence(word.text(), known())));
    }
  }

  private static Optional<Problem> problem(String id) {
    return Arrays.stream(Problem.values()).filter(problem -> problem.id().equals(id)).findFirst();
  }

  private static List<String> known() {
    List<String> known = new ArrayList<>();
    Arrays.stream(Problem.values())
        .filter(problem -> problem.severity() == Problem.Severity.WARNING)
        .forEach(problem -> known.add(problem.id()));
    known.add(ALL);
    return known;
  }

  private static List<Word> words(Element element) {
    List<Word> words = new ArrayList<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().asElement() instanceof TypeElement type
          && type.getQualifiedName().contentEquals(SuppressWarnings.class.getName())) {
        for (AnnotationValue value : values(mirror)) {
          if (value.getValue() instanceof String text && text.startsWith(PREFIX)) {
            String word = text.substring(PREFIX.length());
            words.add(new Word(word, new Origin(element, mirror, value)));
          }
        }
      }
    }
    return words;
  }

  /** The values one by one; a single value without braces is one of ECJ's and no list. */
  private static List<AnnotationValue> values(AnnotationMirror mirror) {
    Map<? extends ExecutableElement, ? extends AnnotationValue> written;
    try {
      written = mirror.getElementValues();
    } catch (RuntimeException e) {
      return List.of(); // ECJ throws on a value of a wrong type, which it reports itself
    }
    List<AnnotationValue> values = new ArrayList<>();
    for (AnnotationValue value : written.values()) {
      if (value.getValue() instanceof List<?> list) {
        list.forEach(item -> values.add((AnnotationValue) item));
      } else {
        values.add(value);
      }
    }
    return values;
  }
}
