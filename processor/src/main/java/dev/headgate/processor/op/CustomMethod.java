package dev.headgate.processor.op;

import java.util.ArrayList;
import java.util.List;

/**
 * A method that the class of a {@code @Custom} has. {@link Custom} passes its arguments in this
 * order.
 *
 * @param types the types of its parameters
 * @param parameters the parameters as one would write them
 */
public record CustomMethod(String name, List<String> types, List<String> parameters) {

  public CustomMethod {
    types = List.copyOf(types);
    parameters = List.copyOf(parameters);
  }

  /** Both methods of an operation of this many inputs. */
  public static List<CustomMethod> of(int inputs) {
    List<String> forward = new ArrayList<>(List.of("samples", "size"));
    for (int i = 0; i < inputs; i++) {
      forward.add(inputs == 1 ? "x[]" : "x" + i + "[]");
    }
    forward.add("y[]");
    List<String> backward = new ArrayList<>(forward);
    if (inputs > 1) {
      backward.add(0, "input");
    }
    backward.add("dy[]");
    backward.add("dx[]");
    return List.of(method("forward", forward), method("backward", backward));
  }

  /**
   * @param names those with brackets stand for an array and where in it a tensor begins
   */
  private static CustomMethod method(String name, List<String> names) {
    List<String> types = new ArrayList<>();
    List<String> parameters = new ArrayList<>();
    for (String each : names) {
      if (each.endsWith("[]")) {
        String tensor = each.substring(0, each.length() - 2);
        types.add("float[]");
        parameters.add("float[] " + tensor);
        types.add("int");
        parameters.add("int " + tensor + "Start");
      } else {
        types.add("int");
        parameters.add("int " + each);
      }
    }
    return new CustomMethod(name, types, parameters);
  }

  /** Such as {@code public static void forward(int samples, ...)}. */
  public String text() {
    return "public static void " + name + "(" + String.join(", ", parameters) + ")";
  }
}
