package dev.headgate.processor.build;

import dev.headgate.processor.diag.Origin;
import dev.headgate.processor.ir.Mask;
import dev.headgate.processor.scan.Declaration;
import dev.headgate.processor.scan.Declaration.Subnetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One use of a declaration while it is inlined; the model itself is the outermost. */
final class Scope {

  final Declaration declaration;

  /** The instances from the model down to here, which name parameters; empty in the model. */
  final String instance;

  /** The uses from the model down to here, told apart where they share an instance. */
  final List<String> use;

  /** The freezes of this use and of those around it. */
  final List<Mask> frozen;

  /** Where a mistake in here is told, if not at its own place because that is in a class file. */
  final @Nullable Origin place;

  /** The use itself, unless this is the model. */
  final @Nullable Origin usedAt;

  private final Map<String, Reference> references = new HashMap<>();

  Scope(
      Declaration declaration,
      String instance,
      List<String> use,
      List<Mask> frozen,
      @Nullable Origin place,
      @Nullable Origin usedAt) {
    this.declaration = declaration;
    this.instance = instance;
    this.use = List.copyOf(use);
    this.frozen = List.copyOf(frozen);
    this.place = place;
    this.usedAt = usedAt;
  }

  void define(String name, Reference reference) {
    references.put(name, reference);
  }

  @Nullable Reference find(String name) {
    return references.get(name);
  }

  Origin place(Origin own) {
    return place == null ? own : place;
  }

  /** The scope of a use in this one. */
  Scope enter(Subnetwork applied, String method, List<Mask> frozenThere) {
    String inner = instance.isEmpty() ? applied.instance() : instance + "." + applied.instance();
    List<String> path = new ArrayList<>(use);
    path.add(segment(declaration, applied, method));
    List<Mask> all = new ArrayList<>(frozen);
    all.addAll(frozenThere);
    Origin outer = place != null ? place : applied.target().compiled() ? applied.origin() : null;
    return new Scope(applied.target(), inner, path, all, outer, applied.origin());
  }

  /** What a use adds to the path: its instance, and its method where uses share that. */
  static String segment(Declaration declaration, Subnetwork applied, String method) {
    String instance = applied.instance();
    return declaration.isShared(instance) ? instance + "(" + method + ")" : instance;
  }

  /** The name of a value computed here. */
  String qualify(String name) {
    return use.isEmpty() ? name : String.join(".", use) + "." + name;
  }
}
