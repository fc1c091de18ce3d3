package dev.headgate.processor.ir;

import dev.headgate.processor.diag.Origin;
import java.util.Set;

/**
 * A mask as written: which losses it holds back, and the words for it.
 *
 * @param losses the names of the losses, all of the model's where the annotation names none
 * @param total whether it names no losses and so means all there are, also for what layers do
 * @param text the annotation and where it stands, such as {@code @StopGradientFrom("loss2") on
 *     output1}
 */
public record Mask(Set<String> losses, boolean total, String text, Origin origin) {

  public Mask {
    losses = Set.copyOf(losses);
  }

  public boolean holdsBack(String loss) {
    return losses.contains(loss);
  }
}
