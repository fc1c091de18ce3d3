package dev.headgate.processor.op;

import dev.headgate.processor.ir.Argument.Setting;
import dev.headgate.processor.ir.Size;
import java.util.ArrayList;
import java.util.List;

/** How a kernel slides over an image. */
record Window(Size kernel, Size stride, Size padding, Size dilation) {

  static Window of(Attributes attributes) throws AttributeException {
    Size kernel = attributes.size("kernel", 1);
    return new Window(
        kernel,
        attributes.size("stride", 1, kernel),
        attributes.size("padding", 0),
        attributes.size("dilation", 1));
  }

  /** The settings of a geometry, leaving out those that have their usual value. */
  List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    settings.add(setting("kernel", kernel));
    addUnless(settings, "stride", stride, Size.ONE);
    addUnless(settings, "padding", padding, Size.ZERO);
    addUnless(settings, "dilation", dilation, Size.ONE);
    return settings;
  }

  private static void addUnless(List<Setting> settings, String name, Size value, Size usual) {
    if (!value.equals(usual)) {
      settings.add(setting(name, value));
    }
  }

  private static Setting setting(String name, Size size) {
    return Setting.of(name, size.height(), size.width());
  }
}
