package dev.headgate.processor.op;

import dev.headgate.processor.ir.Size;
import dev.headgate.processor.ir.UserClass;
import java.util.List;
import java.util.Map;

/**
 * The attributes of an annotation, defaults included, with range checks.
 *
 * <p>Values are {@code Integer}, {@code Float}, {@code Boolean}, {@code String} (also an enum
 * constant's name), {@link UserClass} or a {@code List} of these.
 */
public record Attributes(Map<String, Object> values) {

  /** More than any image has, and little enough for positions in an image to be an int. */
  private static final int MAXIMUM = 1 << 20;

  public Attributes {
    values = Map.copyOf(values);
  }

  /** A whole number of at least {@code minimum}. */
  public int whole(String name, int minimum) throws AttributeException {
    int value = (Integer) value(name);
    requireAtLeast(name, value, minimum);
    return value;
  }

  /** A finite number of at least {@code minimum}. */
  public float real(String name, float minimum) throws AttributeException {
    float value = (Float) value(name);
    if (!Float.isFinite(value) || value < minimum) {
      throw new AttributeException(
          name, name + " = " + value + " is out of range: write a number of at least " + minimum);
    }
    return value;
  }

  /** A finite number above 0. */
  public float positive(String name) throws AttributeException {
    float value = (Float) value(name);
    if (!Float.isFinite(value) || value <= 0) {
      throw new AttributeException(
          name, name + " = " + value + " is out of range: write a number above 0");
    }
    return value;
  }

  /**
   * A number from 0 to 1.
   *
   * @param one whether it may be 1
   */
  public float share(String name, boolean one) throws AttributeException {
    float value = (Float) value(name);
    boolean fits = value >= 0 && (one ? value <= 1 : value < 1);
    if (!fits) {
      throw new AttributeException(
          name,
          name
              + " = "
              + value
              + " is out of range: write a number from 0 to "
              + (one ? "1" : "below 1"));
    }
    return value;
  }

  public boolean flag(String name) {
    return (Boolean) value(name);
  }

  /** The name of an enum constant. */
  public String constant(String name) {
    return (String) value(name);
  }

  /** A class that the annotation names. */
  public UserClass userClass(String name) {
    return (UserClass) value(name);
  }

  /** As many whole numbers as there are. */
  public List<Integer> wholes(String name) {
    return list(name);
  }

  /**
   * One number for both dimensions, or a number for each, height first; each at least {@code
   * minimum}.
   */
  public Size size(String name, int minimum) throws AttributeException {
    List<Integer> numbers = list(name);
    if (numbers.isEmpty() || numbers.size() > 2) {
      throw new AttributeException(
          name,
          name
              + " has "
              + numbers.size()
              + " numbers: write one for both dimensions or two, {height, width}");
    }
    for (int number : numbers) {
      requireAtLeast(name, number, minimum);
      if (number > MAXIMUM) {
        throw new AttributeException(
            name, name + " = " + number + " is out of range: write at most " + MAXIMUM);
      }
    }
    return new Size(numbers.get(0), numbers.get(numbers.size() - 1));
  }

  /** Like {@link #size(String, int)}, with {@code absent} standing for an empty array. */
  public Size size(String name, int minimum, Size absent) throws AttributeException {
    return list(name).isEmpty() ? absent : size(name, minimum);
  }

  private static void requireAtLeast(String name, int value, int minimum)
      throws AttributeException {
    if (value < minimum) {
      throw new AttributeException(
          name,
          name + " = " + value + " is out of range: write a whole number of at least " + minimum);
    }
  }

  @SuppressWarnings(
      "unchecked") // an int[] attribute is a list of Integer, which the annotation's type
  // guarantees
  private List<Integer> list(String name) {
    return (List<Integer>) value(name);
  }

  private Object value(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the annotation has no attribute " + name);
    }
    return value;
  }
}
