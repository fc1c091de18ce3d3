package dev.headgate.processor.ir;

import dev.headgate.processor.diag.Origin;
import java.util.Set;

/**
 * A gradient scale as written, in one use: cotangents that leave along its edge are multiplied.
 *
 * @param name words for it that no other scale of the model has, such as {@code domain features}
 * @param losses the names of the losses whose cotangents it multiplies
 * @param value what it is until told otherwise
 * @param text the annotation and where it stands
 */
public record Scale(String name, Set<String> losses, float value, String text, Origin origin) {

  public Scale {
    losses = Set.copyOf(losses);
  }
}
