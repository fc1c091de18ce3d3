package dev.headgate.processor.check;

import dev.headgate.processor.diag.Problem;
import dev.headgate.processor.diag.Reporter;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Subnetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Subnetworks that use each other in a circle, beginning with the one whose name comes first: so
 * the circle is told once, whichever of them it was found from.
 */
record Recursion(List<Link> links) {

  /** A use in a declaration; the next link's declaration is what it uses. */
  record Link(Declaration in, Subnetwork use) {}

  /** The circle that a use closes around the declaration it stands in. */
  static Optional<Recursion> find(Declaration declaration, Subnetwork use) {
    List<Link> links = new ArrayList<>(List.of(new Link(declaration, use)));
    if (!follow(links, declaration.qualifiedName(), new HashSet<>())) {
      return Optional.empty();
    }
    Link first =
        Collections.min(links, Comparator.comparing((Link link) -> link.in().qualifiedName()));
    Collections.rotate(links, -links.indexOf(first));
    return Optional.of(new Recursion(List.copyOf(links)));
  }

  private static boolean follow(List<Link> links, String home, Set<String> seen) {
    Declaration at = links.get(links.size() - 1).use().target();
    if (at.qualifiedName().equals(home)) {
      return true;
    }
    if (!seen.add(at.qualifiedName())) {
      return false;
    }
    for (var method : at.methods()) {
      for (var step : method.steps()) {
        if (step instanceof Subnetwork use) {
          links.add(new Link(at, use));
          if (follow(links, home, seen)) {
            return true;
          }
          links.remove(links.size() - 1);
        }
      }
    }
    return false;
  }

  void report(Reporter reporter) {
    List<String> names =
        new ArrayList<>(links.stream().map(link -> link.in().simpleName()).toList());
    names.add(names.get(0));
    reporter.report(
        Problem.USE_RECURSIVE,
        links.get(0).use().origin(),
        "\""
            + names.get(0)
            + "\" uses itself"
            + (links.size() == 1 ? "" : " (" + String.join(" uses ", names) + ")")
            + ": a network is finite, so write the repetition out as several uses");
  }
}
