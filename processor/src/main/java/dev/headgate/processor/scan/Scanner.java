package dev.headgate.processor.scan;

import dev.headgate.processor.diag.Origin;
import dev.headgate.processor.scan.Declaration.Applied;
import dev.headgate.processor.scan.Declaration.AverageUse;
import dev.headgate.processor.scan.Declaration.ConflictUse;
import dev.headgate.processor.scan.Declaration.Contents;
import dev.headgate.processor.scan.Declaration.Extras;
import dev.headgate.processor.scan.Declaration.Kind;
import dev.headgate.processor.scan.Declaration.MaskKind;
import dev.headgate.processor.scan.Declaration.MaskUse;
import dev.headgate.processor.scan.Declaration.Mention;
import dev.headgate.processor.scan.Declaration.Method;
import dev.headgate.processor.scan.Declaration.Parameter;
import dev.headgate.processor.scan.Declaration.PhaseUse;
import dev.headgate.processor.scan.Declaration.Returns;
import dev.headgate.processor.scan.Declaration.ScaleUse;
import dev.headgate.processor.scan.Declaration.ShapeUse;
import dev.headgate.processor.scan.Declaration.Step;
import dev.headgate.processor.scan.Declaration.Subnetwork;
import dev.headgate.processor.scan.Declaration.WeightUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads a type, and the subnetworks it uses, into a {@link Declaration}. */
public final class Scanner {

  private final Elements elements;
  private final Mirrors mirrors;
  private final Descriptors descriptors;
  private final Predicate<TypeElement> inSource;
  private final Map<String, Declaration> scanned = new HashMap<>();
  private final Set<String> beingScanned = new LinkedHashSet<>();

  /** Whether what is known of the type being scanned is known so far. */
  private boolean complete;

  /**
   * Whether a type that is being scanned has been met again. What lies between then lacks a part
   * that it has when it is read from elsewhere, so it is not kept.
   */
  private boolean recursive;

  /**
   * @param inSource whether a type is part of this compilation, rather than of a class file
   */
  public Scanner(Elements elements, Predicate<TypeElement> inSource) {
    this.elements = elements;
    this.mirrors = new Mirrors(elements);
    this.descriptors = new Descriptors(elements, mirrors);
    this.inSource = inSource;
  }

  /** Reads a type. A subnetwork that uses itself reads as one without methods where it is used. */
  public Declaration scan(TypeElement type) {
    String name = type.getQualifiedName().toString();
    Declaration known = scanned.get(name);
    if (known != null) {
      complete &= known.complete();
      return known;
    }
    if (!beingScanned.add(name)) {
      recursive = true;
      return declaration(type, List.of(), Contents.RECURSIVE);
    }
    boolean outer = complete;
    complete = true;
    Optional<List<Method>> methods =
        kind(type) == Kind.OTHER ? Optional.of(List.of()) : methods(type);
    complete &= kind(type) != Kind.OTHER || !Mirrors.isUnsettled(type);
    Contents contents = methods.isPresent() ? Contents.ALL : Contents.LOST;
    Declaration declaration = declaration(type, methods.orElse(List.of()), contents);
    complete &= outer;
    beingScanned.remove(name);
    if (!recursive) {
      scanned.put(name, declaration);
    }
    recursive &= !beingScanned.isEmpty();
    return declaration;
  }

  private Declaration declaration(TypeElement type, List<Method> methods, Contents contents) {
    List<String> simpleNames = new ArrayList<>();
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      simpleNames.add(0, at.getSimpleName().toString());
    }
    return new Declaration(
        kind(type),
        elements.getPackageOf(type).getQualifiedName().toString(),
        simpleNames,
        isAbstract(type),
        inherited(type),
        new Members(methods),
        bodies(type),
        masks(type),
        phases(type),
        conflict(type),
        !inSource.test(type),
        complete,
        contents,
        Origin.of(type));
  }

  private static boolean isAbstract(TypeElement type) {
    return type.getKind() == ElementKind.INTERFACE
        || (type.getKind() == ElementKind.CLASS && type.getModifiers().contains(Modifier.ABSTRACT));
  }

  /**
   * The abstract methods that the type takes over from others, which are no part of its own order.
   */
  private List<String> inherited(TypeElement type) {
    return ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
        .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
        .filter(method -> !type.equals(method.getEnclosingElement()))
        .map(method -> owner(method) + "." + method.getSimpleName())
        .toList();
  }

  private static String owner(ExecutableElement method) {
    Element owner = method.getEnclosingElement();
    return owner == null ? "?" : owner.getSimpleName().toString();
  }

  private static List<String> bodies(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> !method.getModifiers().contains(Modifier.ABSTRACT))
        .filter(method -> method.getAnnotationMirrors().stream().anyMatch(Mirrors::isOurs))
        .map(method -> method.getSimpleName().toString())
        .toList();
  }

  private static Kind kind(TypeElement type) {
    if (Mirrors.find(type, Names.MODEL).isPresent()) {
      return Kind.MODEL;
    }
    return Mirrors.find(type, Names.SUBNETWORK).isPresent() ? Kind.SUBNETWORK : Kind.OTHER;
  }

  /** In the order of the source; nothing where a class file has lost it. */
  private Optional<List<Method>> methods(TypeElement type) {
    List<ExecutableElement> nodes =
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
            .toList();
    if (inSource.test(type)) {
      return Optional.of(
          nodes.stream().map(method -> method(method, sourceNames(method))).toList());
    }
    return descriptors
        .inSourceOrder(type, nodes)
        .map(
            described ->
                described.stream()
                    .map(each -> method(each.method(), each.parameterNames()))
                    .toList());
  }

  private static List<String> sourceNames(ExecutableElement method) {
    return method.getParameters().stream().map(p -> p.getSimpleName().toString()).toList();
  }

  private Method method(ExecutableElement method, List<String> parameterNames) {
    List<Step> steps = new ArrayList<>();
    for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
      Step step = step(method, mirror);
      if (step != null) {
        steps.add(step);
      }
    }
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      parameters.add(parameter(method.getParameters().get(i), parameterNames.get(i)));
    }
    boolean plain =
        method.getTypeParameters().isEmpty()
            && !method.isVarArgs()
            && method.getThrownTypes().isEmpty();
    return new Method(
        method.getSimpleName().toString(),
        returns(method.getReturnType()),
        method.getReturnType().toString(),
        parameters,
        steps,
        masks(method),
        new Extras(weight(method), average(method), conflict(method)),
        Mirrors.find(method, Names.STRAIGHT_THROUGH)
            .map(mirror -> Origin.of(method, mirror))
            .orElse(null),
        Mirrors.find(method, Names.OUTPUT).isPresent(),
        plain,
        Origin.of(method));
  }

  private @Nullable Step step(ExecutableElement method, AnnotationMirror mirror) {
    String annotation = Mirrors.name(mirror);
    complete &= mirror.getAnnotationType().getKind() != TypeKind.ERROR;
    if (Names.isStep(annotation)) {
      complete &= mirrors.isComplete(mirror);
      return new Applied(
          annotation,
          mirrors.values(mirror),
          Mirrors.places(method, mirror),
          Origin.of(method, mirror));
    }
    return annotation.equals(Names.USE) ? subnetwork(method, mirror) : null;
  }

  private @Nullable Step subnetwork(ExecutableElement method, AnnotationMirror mirror) {
    TypeMirror target = Mirrors.type(mirrors.value(mirror, "value"));
    Object as = mirrors.values(mirror).get("as");
    Origin origin = Origin.of(method, mirror);
    if (target == null || as == null) {
      complete = false;
      return null;
    }
    return target instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement type
        ? new Subnetwork(scan(type), (String) as, origin)
        : new Subnetwork(notDeclared(target.toString(), origin), (String) as, origin);
  }

  /** Such as {@code int}. */
  private static Declaration notDeclared(String name, Origin origin) {
    return new Declaration(
        Kind.OTHER,
        "",
        List.of(name),
        false,
        List.of(),
        new Members(List.of()),
        List.of(),
        List.of(),
        List.of(),
        null,
        false,
        true,
        Contents.ALL,
        origin);
  }

  private Parameter parameter(VariableElement parameter, String name) {
    TypeMirror type = parameter.asType();
    complete &= type.getKind() != TypeKind.ERROR;
    return new Parameter(
        name,
        isNamed(type, Names.TENSOR),
        type.toString(),
        shape(parameter),
        masks(parameter),
        scales(parameter),
        Origin.of(parameter));
  }

  private @Nullable ShapeUse shape(VariableElement parameter) {
    AnnotationMirror mirror = Mirrors.find(parameter, Names.SHAPE).orElse(null);
    if (mirror == null) {
      return null;
    }
    List<Integer> dimensions = new ArrayList<>();
    complete &= mirrors.isComplete(mirror);
    for (AnnotationValue item : Mirrors.items(mirrors.value(mirror, "value"))) {
      if (item.getValue() instanceof Integer dimension) {
        dimensions.add(dimension);
      } else {
        complete = false;
      }
    }
    return new ShapeUse(dimensions, Origin.of(parameter, mirror));
  }

  private List<MaskUse> masks(Element element) {
    List<MaskUse> masks = new ArrayList<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      switch (Mirrors.name(mirror)) {
        case Names.FROZEN -> masks.add(mask(MaskKind.FROZEN, element, mirror));
        case Names.STOP_GRADIENT -> masks.add(mask(MaskKind.STOP_GRADIENT, element, mirror));
        default -> {}
      }
    }
    return masks;
  }

  private MaskUse mask(MaskKind kind, Element element, AnnotationMirror mirror) {
    return new MaskUse(kind, mentions(element, mirror, "value"), Origin.of(element, mirror));
  }

  /** The names in an array attribute, each with its place. */
  private List<Mention> mentions(Element element, AnnotationMirror mirror, String attribute) {
    List<Mention> mentions = new ArrayList<>();
    for (AnnotationValue item : Mirrors.items(mirrors.value(mirror, attribute))) {
      if (item.getValue() instanceof String name && !name.equals("<error>")) {
        mentions.add(new Mention(name, new Origin(element, mirror, item)));
      } else {
        complete = false;
      }
    }
    return mentions;
  }

  private List<PhaseUse> phases(TypeElement type) {
    List<PhaseUse> phases = new ArrayList<>();
    for (AnnotationMirror mirror : mirrors.all(type, Names.PHASE)) {
      if (mirrors.values(mirror).get("name") instanceof String name) {
        phases.add(
            new PhaseUse(
                name,
                mentions(type, mirror, "losses"),
                mentions(type, mirror, "trains"),
                Origin.of(type, mirror)));
      } else {
        complete = false;
      }
    }
    return phases;
  }

  private @Nullable ConflictUse conflict(Element element) {
    return Mirrors.find(element, Names.PROJECT_CONFLICTS)
        .map(
            mirror ->
                new ConflictUse(mentions(element, mirror, "value"), Origin.of(element, mirror)))
        .orElse(null);
  }

  private @Nullable WeightUse weight(ExecutableElement method) {
    AnnotationMirror mirror = Mirrors.find(method, Names.WEIGHT).orElse(null);
    if (mirror == null) {
      return null;
    }
    Float value = number(mirror);
    return value == null ? null : new WeightUse(value, Origin.of(method, mirror));
  }

  private @Nullable AverageUse average(ExecutableElement method) {
    AnnotationMirror mirror = Mirrors.find(method, Names.AVERAGE_OF).orElse(null);
    if (mirror == null) {
      return null;
    }
    List<Mention> source = mentions(method, mirror, "value");
    return source.isEmpty() ? null : new AverageUse(source.get(0), Origin.of(method, mirror));
  }

  private List<ScaleUse> scales(VariableElement parameter) {
    List<ScaleUse> scales = new ArrayList<>();
    for (AnnotationMirror mirror : mirrors.all(parameter, Names.GRADIENT_SCALE)) {
      Float value = number(mirror);
      if (value != null) {
        scales.add(
            new ScaleUse(value, mentions(parameter, mirror, "loss"), Origin.of(parameter, mirror)));
      }
    }
    return scales;
  }

  /** The attribute {@code value} of an annotation that has a number there. */
  private @Nullable Float number(AnnotationMirror mirror) {
    if (mirrors.values(mirror).get("value") instanceof Float value) {
      return value;
    }
    complete = false;
    return null;
  }

  private Returns returns(TypeMirror type) {
    complete &= type.getKind() != TypeKind.ERROR;
    if (isNamed(type, Names.TENSOR)) {
      return Returns.TENSOR;
    }
    return isNamed(type, Names.LOSS) ? Returns.LOSS : Returns.OTHER;
  }

  private static boolean isNamed(TypeMirror type, String name) {
    return type.getKind() == TypeKind.DECLARED
        && ((DeclaredType) type).asElement() instanceof TypeElement element
        && element.getQualifiedName().contentEquals(name);
  }
}
