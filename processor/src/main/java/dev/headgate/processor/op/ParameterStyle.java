package dev.headgate.processor.op;

import static dev.headgate.processor.op.Arguments.DY;
import static dev.headgate.processor.op.Arguments.SAMPLES;
import static dev.headgate.processor.op.Arguments.SHARING_SCRATCH;
import static dev.headgate.processor.op.Arguments.weightGradient;
import static dev.headgate.processor.op.Arguments.whole;

import dev.headgate.processor.ir.KernelCall;
import dev.headgate.processor.ir.ParameterSpec;
import dev.headgate.processor.ir.Rule;
import dev.headgate.processor.ir.Shape;
import java.util.List;

/** What layers with a weight and perhaps a bias share: how these start, and the bias's gradient. */
record ParameterStyle(boolean bias, String weightInitializer, String biasInitializer) {

  static ParameterStyle of(Attributes attributes) {
    return new ParameterStyle(
        attributes.flag("bias"),
        attributes.constant("weightInitializer"),
        attributes.constant("biasInitializer"));
  }

  List<ParameterSpec> parameters(Shape weight, int outputs, int fanIn, int fanOut) {
    ParameterSpec weightSpec =
        new ParameterSpec("weight", weight, weightInitializer, fanIn, fanOut);
    return bias
        ? List.of(
            weightSpec,
            new ParameterSpec("bias", Shape.of(outputs), biasInitializer, fanIn, fanOut))
        : List.of(weightSpec);
  }

  Rule backwardBias(Shape output) {
    int channels = output.dimension(0);
    return Rule.calls(
        KernelCall.of(
            "Bias",
            "backward",
            SAMPLES,
            whole(channels),
            whole(output.size() / channels),
            DY,
            weightGradient("bias"),
            SHARING_SCRATCH));
  }
}
