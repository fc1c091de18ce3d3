package dev.headgate.runtime.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.headgate.runtime.kernel.Pairs;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An exception in one would end the warm-up, and all that was not compiled by then stay scalar. */
class ElementLoopTest {

  @Test
  void everyLoopCanBeCalledAsTheWarmUpDoes() throws IllegalAccessException {
    List<ElementLoop> loops = new ArrayList<>();
    for (Field field : ElementLoop.class.getDeclaredFields()) {
      field.setAccessible(true);
      if (field.getType() == ElementLoop.class) {
        loops.add((ElementLoop) field.get(null));
      }
    }
    for (int taps = 1; taps <= VectorRows.KINDS; taps++) {
      loops.add(ElementLoop.sumRows(taps));
      loops.add(ElementLoop.maxRows(Math.max(2, taps)));
    }
    for (int taps = 1; taps <= Pairs.MOST_TAPS; taps++) {
      loops.add(ElementLoop.sumPairs(taps));
      loops.add(ElementLoop.maxPairs(taps));
    }

    assertThat(loops).hasSizeGreaterThan(40);
    for (ElementLoop loop : loops) {
      assertThatCode(() -> loop.runEmpty(1)).doesNotThrowAnyException();
      assertThatCode(loop::run).doesNotThrowAnyException();
      assertThatCode(loop::runBriefly).doesNotThrowAnyException();
    }
  }
}
