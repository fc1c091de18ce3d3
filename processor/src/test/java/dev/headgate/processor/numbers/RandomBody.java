package dev.headgate.processor.numbers;

import dev.headgate.processor.ir.Shape;
import dev.headgate.processor.numbers.RandomLayers.Drawn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** The methods of a random declaration: layers, uses of subnetworks, masks on all of them. */
final class RandomBody {

  /** A subnetwork type that has been written, and the inputs it was written for. */
  record Net(String type, List<Shape> inputs, List<Value> outputs) {}

  /** A method while its text can still change. */
  private static final class Method {
    final String name;
    final String annotations;
    final List<String> parameters;
    final boolean several;
    boolean output;

    /**
     * @param several whether it has several results
     */
    Method(String name, String annotations, List<String> parameters, boolean several) {
      this.name = name;
      this.annotations = annotations;
      this.parameters = parameters;
      this.several = several;
    }
  }

  private final Random random;
  private final RandomLayers layers;
  private final RandomMasks masks;
  private final List<Net> nets;
  private final Map<String, Shape> inputs;
  private final List<Value> values = new ArrayList<>();
  private final List<Method> methods = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<String, List<String>> instances = new HashMap<>();
  private boolean marksShown = true;

  /**
   * @param nets what it may use
   * @param inputs the inputs by name
   */
  RandomBody(Random random, RandomMasks masks, List<Net> nets, Map<String, Shape> inputs) {
    this.random = random;
    this.layers = new RandomLayers(random);
    this.masks = masks;
    this.nets = nets;
    this.inputs = inputs;
    inputs.forEach((name, shape) -> values.add(new Value(name, shape, false, false, true)));
  }

  /** Adds methods, some of which may not come about. */
  void grow(int attempts) {
    for (int i = 0; i < attempts; i++) {
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> merge();
        case 3, 4, 5 -> use();
        default -> layer();
      }
    }
    while (values.stream().noneMatch(Value::learned)) {
      layer();
    }
  }

  List<Value> values() {
    return values;
  }

  /** Whether a method takes it, so that an input has a shape. */
  boolean isKnown(Value value) {
    return !inputs.containsKey(value.name()) || taken.contains(value.name());
  }

  /** A value, more often a late one and one that nothing takes yet, so that branches meet. */
  Value any() {
    return random.nextInt(2) == 0 ? late(values) : late(loose());
  }

  /** A value that depends on parameters, mostly one that nothing takes yet, for a loss to take. */
  Value learned() {
    List<Value> learned = values.stream().filter(Value::learned).toList();
    List<Value> ends = loose().stream().filter(Value::learned).toList();
    Value value = late(ends.isEmpty() || random.nextInt(4) == 0 ? learned : ends);
    taken.add(value.name());
    return value;
  }

  /** Brings up to three loose ends together in one dense layer, for what grows next to share. */
  void join() {
    List<Value> flat = new ArrayList<>();
    for (Value end : List.copyOf(loose())) {
      if (end.learned() && flat.size() < 3) {
        if (end.shape().rank() > 1) {
          add(RandomLayers.flatten(end), List.of(end));
        }
        Value last = end.shape().rank() > 1 ? values.get(values.size() - 1) : end;
        if (last.shape().rank() == 1) {
          flat.add(last);
        }
      }
    }
    if (flat.size() > 1) {
      layers.several(flat).ifPresent(drawn -> add(drawn, flat));
    }
    Value last = values.get(values.size() - 1);
    if (last.shape().rank() == 1) {
      add(layers.dense(last), List.of(last));
    }
  }

  private List<Value> loose() {
    List<Value> loose = values.stream().filter(value -> !taken.contains(value.name())).toList();
    return loose.isEmpty() ? values : loose;
  }

  private Value late(List<Value> from) {
    int newest = 0;
    for (int draw = 0; draw < 3; draw++) {
      newest = Math.max(newest, random.nextInt(from.size()));
    }
    return from.get(newest);
  }

  private String nextName() {
    return "v" + methods.size();
  }

  /** Adds an input of integers, for models only, which a table makes numbers of. */
  void embed() {
    int length = 1 + random.nextInt(3);
    int size = 1 + random.nextInt(4);
    String annotations =
        masks.frozen()
            + masks.stop()
            + "@Embedding(vocabulary = %d, size = %d) ".formatted(1 + random.nextInt(6), size);
    String parameter = "@Shape(%d) Tensor tokens".formatted(length);
    String name = nextName();
    methods.add(new Method(name, annotations, List.of(parameter), false));
    values.add(new Value(name, Shape.of(length, size), true, false, false));
  }

  private void layer() {
    Value x = any();
    if (random.nextInt(8) == 0) {
      layers.discrete(x).ifPresent(drawn -> addAlone(drawn, x));
    } else {
      layers.one(x).ifPresent(drawn -> add(drawn, List.of(x)));
    }
  }

  /** Adds or joins a value and others of its shape; where there are none, one made of itself. */
  private void merge() {
    Value first = any();
    if (values.stream().filter(value -> value.shape().equals(first.shape())).count() < 2) {
      add(layers.activation(first), List.of(first));
    }
    List<Value> alike = values.stream().filter(v -> v.shape().equals(first.shape())).toList();
    List<Value> operands = new ArrayList<>(List.of(first));
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      Value next = random.nextInt(6) == 0 ? any() : alike.get(random.nextInt(alike.size()));
      if (!operands.contains(next)) { // a method's parameters have names of their own
        operands.add(next);
      }
    }
    if (operands.size() > 1) {
      layers.several(operands).ifPresent(drawn -> add(drawn, operands));
    }
  }

  /** Adds a method with a layer, and perhaps some more below it. */
  private void add(Drawn first, List<Value> operands) {
    StringBuilder annotations = new StringBuilder(masks.frozen() + masks.stop());
    annotations.append(first.annotation()).append(' ');
    Value result = stack(first.result(), annotations);
    methods.add(new Method(nextName(), annotations.toString(), parameters(operands), false));
    values.add(result.named(methods.get(methods.size() - 1).name));
  }

  /** Adds a method with nothing more below it. */
  private void addAlone(Drawn drawn, Value operand) {
    String annotations = masks.frozen() + masks.stop() + drawn.annotation() + " ";
    methods.add(new Method(nextName(), annotations, parameters(List.of(operand)), false));
    values.add(drawn.result().named(methods.get(methods.size() - 1).name));
  }

  private Value stack(Value below, StringBuilder annotations) {
    Value result = below;
    while (random.nextInt(3) == 0) {
      Optional<Drawn> drawn = layers.one(result);
      String name = drawn.map(d -> d.annotation().replaceAll("\\(.*", "")).orElse("");
      boolean repeated = annotations.indexOf(name) >= 0;
      if (drawn.isPresent() && !repeated) { // layer annotations are not repeatable
        annotations.append(drawn.get().annotation()).append(' ');
        result = drawn.get().result();
      }
    }
    return result;
  }

  private void use() {
    List<Net> fitting = nets.stream().filter(net -> operands(net).isPresent()).toList();
    if (fitting.isEmpty()) {
      return;
    }
    Net net = fitting.get(random.nextInt(fitting.size()));
    List<Value> operands = operands(net).orElseThrow();
    String name = nextName();
    StringBuilder annotations = new StringBuilder(masks.frozen() + masks.stop());
    annotations
        .append("@Use(value = ")
        .append(net.type())
        .append(".class, as = \"")
        .append(instance(net))
        .append("\") ");
    boolean learned = operands.stream().allMatch(Value::learned);
    boolean several = net.outputs().size() > 1;
    if (!several) {
      Value result = stack(result(net.outputs().get(0), learned), annotations);
      values.add(result.named(name));
    } else {
      for (Value output : net.outputs()) {
        values.add(result(output, learned).named(name + "_" + output.name()));
      }
    }
    methods.add(new Method(name, annotations.toString(), parameters(operands), several));
  }

  private static Value result(Value output, boolean learned) {
    return new Value(
        "", output.shape(), output.learned() || learned, output.probability(), output.distinct());
  }

  /** An instance of its own, or one that shares its weights. */
  private String instance(Net net) {
    List<String> known = instances.computeIfAbsent(net.type(), type -> new ArrayList<>());
    if (known.isEmpty() || random.nextInt(2) == 0) {
      String type = net.type();
      known.add(
          type.substring(0, 1).toLowerCase(Locale.ROOT)
              + type.substring(1)
              + (char) ('a' + known.size()));
      return known.get(known.size() - 1);
    }
    return known.get(random.nextInt(known.size()));
  }

  /** Values of the shapes that a subnetwork takes, each another one. */
  private Optional<List<Value>> operands(Net net) {
    List<Value> operands = new ArrayList<>();
    for (Shape shape : net.inputs()) {
      List<Value> fitting =
          values.stream()
              .filter(value -> value.shape().equals(shape) && !operands.contains(value))
              .filter(value -> value.distinct() || shape.rank() < 3)
              .toList();
      if (fitting.isEmpty()) {
        return Optional.empty();
      }
      operands.add(fitting.get(random.nextInt(fitting.size())));
    }
    return Optional.of(operands);
  }

  private List<String> parameters(List<Value> operands) {
    return operands.stream().map(this::parameter).toList();
  }

  private String parameter(Value operand) {
    taken.add(operand.name());
    return masks.stop() + masks.scale() + "Tensor " + operand.name();
  }

  /**
   * Adds a method that turns a value into probabilities, none so close to 1 that float32 could not
   * tell what is left to 1.
   */
  Value probability(Value of) {
    List<String> parameters = parameters(List.of(of));
    methods.add(new Method(nextName(), masks.stop() + "@Tanh @Sigmoid ", parameters, false));
    Value result =
        new Value(methods.get(methods.size() - 1).name, of.shape(), of.learned(), true, false);
    values.add(result);
    return result;
  }

  /** Makes a subnetwork of it: marks what it answers, where it is not the only end anyway. */
  void close() {
    while (methods.stream().allMatch(method -> method.several)) {
      layer();
    }
    List<Method> ends =
        methods.stream()
            .filter(method -> taken.stream().noneMatch(name -> isResultOf(name, method)))
            .toList();
    boolean clear = ends.size() == 1 && !ends.get(0).several;
    for (Method method : methods) {
      boolean chosen = ends.contains(method) || random.nextInt(6) == 0;
      method.output = chosen && !method.several;
    }
    if (methods.stream().noneMatch(method -> method.output)) {
      methods.stream().filter(method -> !method.several).forEach(method -> method.output = true);
    }
    long marked = methods.stream().filter(method -> method.output).count();
    marksShown = !clear || marked > 1 || random.nextBoolean();
    Collections.shuffle(methods, random);
  }

  /** Makes a model of it: marks a few methods as outputs, or none, in any order. */
  void closeModel() {
    for (Method method : methods) {
      method.output = random.nextInt(5) == 0;
    }
    Collections.shuffle(methods, random);
  }

  private static boolean isResultOf(String value, Method method) {
    return value.equals(method.name) || value.startsWith(method.name + "_");
  }

  /** The inputs that are taken, in the order in which they first appear. */
  List<String> inputsInOrder() {
    return methods.stream()
        .flatMap(method -> method.parameters.stream())
        .map(parameter -> parameter.substring(parameter.lastIndexOf(' ') + 1))
        .filter(inputs::containsKey)
        .distinct()
        .toList();
  }

  /** What a subnetwork with these methods answers: the values of the marked methods, in order. */
  List<Value> outputs() {
    return methods.stream()
        .filter(method -> method.output)
        .flatMap(method -> values.stream().filter(value -> isResultOf(value.name(), method)))
        .toList();
  }

  /**
   * The text of the methods.
   *
   * @param shapes whether inputs need their shapes, as they do in a model
   */
  String text(boolean shapes) {
    StringBuilder text = new StringBuilder();
    Set<String> shaped = new HashSet<>();
    for (Method method : methods) {
      String parameters =
          method.parameters.stream()
              .map(parameter -> shapes ? withShape(parameter, shaped) : parameter)
              .collect(Collectors.joining(", "));
      text.append("    ")
          .append(method.output && marksShown ? "@Output " : "")
          .append(method.annotations);
      text.append("Tensor ").append(method.name).append("(").append(parameters).append(");\n");
    }
    return text.toString();
  }

  private String withShape(String parameter, Set<String> shaped) {
    String name = parameter.substring(parameter.lastIndexOf(' ') + 1);
    if (!inputs.containsKey(name) || !shaped.add(name)) {
      return parameter;
    }
    String dimensions = inputs.get(name).toString();
    return "@Shape({" + dimensions.substring(1, dimensions.length() - 1) + "}) " + parameter;
  }
}
