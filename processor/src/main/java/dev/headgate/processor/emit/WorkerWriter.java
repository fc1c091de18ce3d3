package dev.headgate.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.headgate.processor.emit.Pieces.Piece;
import dev.headgate.processor.grad.BoundCall;
import dev.headgate.processor.grad.Step;
import dev.headgate.processor.grad.Tensor;
import dev.headgate.processor.ir.Graph.Output;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.plan.Plan;
import dev.headgate.processor.plan.ProgramPlan;
import dev.headgate.processor.plan.Routine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the worker: a method for each use and direction, a line for each kernel call. */
final class WorkerWriter {

  /** The code of one geometry among the arguments of a call with any number of them. */
  private static final int SCRATCH_BYTES = 12;

  /** The code that copies an output. */
  private static final int COPY_BYTES = 40;

  /** The code that calls a routine. */
  private static final int ROUTINE_BYTES = 8;

  private final Plan whole;
  private final ProgramPlan plan;
  private final Names names;
  private final LayoutWriter layout;
  private final CallWriter calls;
  private final Constants places;
  private final WorkerClasses classes;

  WorkerWriter(Plan whole, ProgramPlan plan, Names names, LayoutWriter layout) {
    this.whole = whole;
    this.plan = plan;
    this.names = names;
    this.layout = layout;
    this.places = LayoutWriter.places(plan);
    this.calls = new CallWriter(whole, plan, names, layout, places);
    this.classes = new WorkerClasses(plan.className());
  }

  /** The worker, and what it has no room for where it is too large for one class. */
  List<TypeSpec> write() {
    TypeSpec.Builder worker =
        TypeSpec.classBuilder(plan.className())
            .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
            .addJavadoc(
                "$L, on the tile of {@code n} samples from sample {@code at} of the batch on.\n",
                subject());
    if (!plan.program().outputs().isEmpty()) {
      addInfer();
    }
    if (!plan.losses().isEmpty()) {
      addPass("forward", plan.forward(), Routine::forLosses);
      addPass("losses", plan.losses(), routine -> true);
    }
    if (!plan.backward().isEmpty()) {
      addPass("backward", plan.backward(), routine -> true);
    }
    if (!plan.remember().isEmpty()) {
      addPass("remember", plan.remember(), routine -> true);
    }
    Stream.of(plan.forward(), plan.losses(), plan.backward(), plan.remember())
        .flatMap(List::stream)
        .forEach(this::addRoutine);
    List<MethodSpec> ofScratch = new ArrayList<>();
    List<TypeSpec> written =
        new ArrayList<>(classes.write(worker, places, constructor(ofScratch), ofScratch));
    written.addAll(places.classes());
    return written;
  }

  private String subject() {
    String name = plan.program().name();
    return name.isEmpty() ? "The computation" : "The computation of " + name;
  }

  private MethodSpec constructor(List<MethodSpec> made) {
    List<CodeBlock> wanted =
        whole.geometriesOf(plan.program()).stream()
            .filter(Plan.GeometryConstant::scratch)
            .map(geometry -> CodeBlock.of("$L.scratch()", layout.reference(geometry.name())))
            .toList();
    return MethodSpec.constructorBuilder()
        .addParameter(TypeName.INT, "samples")
        .addStatement(
            "super($L, samples$L)",
            plan.layoutName(),
            scratch(wanted, made).stream()
                .map(each -> CodeBlock.of(",$W$L", each))
                .collect(CodeBlock.joining("")))
        .build();
  }

  /** As few arguments as are not too long, the largest of some standing for all of them. */
  private static List<CodeBlock> scratch(List<CodeBlock> wanted, List<MethodSpec> made) {
    List<List<CodeBlock>> runs = Pieces.cut(wanted, each -> SCRATCH_BYTES, Pieces.LONGEST_METHOD);
    if (runs.size() <= 1) {
      return wanted;
    }
    List<CodeBlock> largest = new ArrayList<>();
    for (List<CodeBlock> run : runs) {
      String name = "scratchPart" + (largest.size() + 1);
      made.add(
          MethodSpec.methodBuilder(name)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .returns(TypeName.INT)
              .addStatement("return largest($L)", run.stream().collect(CodeBlock.joining(",$W")))
              .build());
      largest.add(CodeBlock.of("$L()", name));
    }
    return largest;
  }

  private void addInfer() {
    List<Piece> pieces = new ArrayList<>(calls(plan.forward(), Routine::forOutputs));
    List<Output> outputs = plan.program().graph().outputs();
    for (int i = 0; i < outputs.size(); i++) {
      Tensor tensor = plan.program().outputs().get(i);
      int size = tensor.shape().size();
      CodeBlock copy =
          Pieces.statement(
              "$T.arraycopy($L,$W$L,$W$L,$W$L)",
              System.class,
              calls.operand(tensor, 0),
              names.answer(outputs.get(i).name()),
              CallWriter.times("at", size),
              CallWriter.times("n", size));
      pieces.add(new Piece(copy, COPY_BYTES));
    }
    addOverride("infer", pieces);
  }

  private void addPass(String name, List<Routine> routines, Predicate<Routine> included) {
    addOverride(name, calls(routines, included));
  }

  private static List<Piece> calls(List<Routine> routines, Predicate<Routine> included) {
    return routines.stream()
        .filter(included)
        .map(routine -> Pieces.statement("$L(at, n)", routine.name()))
        .map(code -> new Piece(code, ROUTINE_BYTES))
        .toList();
  }

  private void addOverride(String name, List<Piece> pieces) {
    MethodSpec.Builder method =
        onTile(name).addAnnotation(Override.class).addModifiers(Modifier.PROTECTED);
    add(name, method, false, pieces);
  }

  private void addRoutine(Routine routine) {
    List<Piece> pieces = new ArrayList<>();
    for (Step step : routine.steps()) {
      CodeBlock.Builder code = CodeBlock.builder();
      step.titles().forEach(title -> code.add("// $L\n", title));
      step.absent().stream().distinct().forEach(line -> code.add("// $L\n", line));
      for (BoundCall call : step.calls()) {
        code.addStatement(statement(step, calls.write(step, call)));
        pieces.add(new Piece(code.build(), CallWriter.bytes(call)));
        code.clear();
      }
      if (!code.isEmpty()) {
        pieces.add(new Piece(code.build(), 0)); // nothing but words on what is absent
      }
    }
    String name = routine.name();
    add(name, onTile(name).addJavadoc("$L.", routine.title()), true, pieces);
  }

  /** Adds a method of these statements, and those that it calls if they are too long for one. */
  private void add(String name, MethodSpec.Builder method, boolean internal, List<Piece> pieces) {
    Deque<List<MethodSpec.Builder>> levels = new ArrayDeque<>(); // parts of parts before parts
    method.addCode(
        Pieces.statements(
            pieces,
            name,
            (part, code) -> {
              if (part.endsWith("Part1")) {
                levels.push(new ArrayList<>());
              }
              levels.element().add(onTile(part).addCode(code));
              return Pieces.statement("$L(at, n)", part);
            }));
    int bytes = pieces.stream().mapToInt(Piece::bytes).sum();
    classes.add(method, internal, Math.min(bytes, Pieces.LONGEST_METHOD));
    levels.stream()
        .flatMap(List::stream)
        .forEach(part -> classes.add(part, true, Pieces.LONGEST_METHOD));
  }

  private static MethodSpec.Builder onTile(String name) {
    return MethodSpec.methodBuilder(name)
        .addParameter(TypeName.INT, "at")
        .addParameter(TypeName.INT, "n");
  }

  /** The forward call of a loss has a value, which is added up. */
  private CodeBlock statement(Step step, CodeBlock call) {
    boolean isSum = step.loss() != null && plan.program().losses().contains(step);
    return isSum
        ? CodeBlock.of(
            "lossSums[$L] +=$W$L",
            layout.lossName(Required.present(step.loss(), "loss").name()),
            call)
        : call;
  }
}
