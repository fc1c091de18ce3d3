package dev.headgate.processor.plan;

import dev.headgate.processor.grad.BoundCall;
import dev.headgate.processor.grad.Program;
import dev.headgate.processor.grad.Step;
import dev.headgate.processor.grad.Tensor;
import dev.headgate.processor.ir.KernelCall.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * From which call to which call each tensor of the arena holds something that is still read. Calls
 * are numbered through a whole training step; calls that only an output needs stand in between, so
 * the same layout serves inference.
 */
final class Lifetimes {

  /**
   * A tensor with its first and last call, and the tensor whose memory it takes over, itself if it
   * has its own.
   */
  static final class Lifetime {
    final Tensor tensor;
    final int first;
    int last;
    Lifetime owner;

    Lifetime(Tensor tensor, int first) {
      this.tensor = tensor;
      this.first = first;
      this.last = first;
      this.owner = this;
    }

    boolean overlaps(Lifetime other) {
      return first <= other.last && other.first <= last;
    }
  }

  private final Map<Tensor, Lifetime> lifetimes = new LinkedHashMap<>();
  private final List<BoundCall> calls = new ArrayList<>();

  private Lifetimes(Program program) {
    program.forward().stream().map(Step::calls).forEach(calls::addAll);
    int endOfForward = calls.size();
    Stream.of(program.losses(), program.backward(), program.remember())
        .flatMap(List::stream)
        .map(Step::calls)
        .forEach(calls::addAll);
    for (int i = 0; i < calls.size(); i++) {
      int call = i;
      calls.get(i).writes().filter(Lifetimes::inArena).forEach(tensor -> touch(tensor, call));
      calls.get(i).reads().filter(Lifetimes::inArena).forEach(tensor -> touch(tensor, call));
    }
    // Outputs are copied out when all of them have been computed.
    program.outputs().stream()
        .filter(Lifetimes::inArena)
        .forEach(tensor -> touch(tensor, endOfForward));
  }

  /** The lifetimes of all tensors in the arena, in the order of their first calls. */
  static List<Lifetime> of(Program program) {
    Lifetimes made = new Lifetimes(program);
    made.shareMemory();
    return List.copyOf(made.lifetimes.values());
  }

  static boolean inArena(Tensor tensor) {
    return tensor instanceof Tensor.Activation
        || tensor instanceof Tensor.Extra
        || tensor instanceof Tensor.Cotangent;
  }

  private void touch(Tensor tensor, int call) {
    Lifetime lifetime = lifetimes.computeIfAbsent(tensor, key -> new Lifetime(tensor, call));
    lifetime.last = Math.max(lifetime.last, call);
  }

  /**
   * Lets a result take over the memory of a tensor that is read for the last time where the kernel
   * allows it.
   */
  private void shareMemory() {
    for (int i = 0; i < calls.size(); i++) {
      BoundCall call = calls.get(i);
      if (call.kind() != Kind.PLAIN) {
        int at = i;
        call.writes()
            .map(lifetimes::get)
            .filter(written -> written != null && written.first == at && written.owner == written)
            .forEach(written -> takeOver(written, call, at));
      }
    }
  }

  /** What is kept besides results is no result, so a kernel says nothing of where it may lie. */
  private void takeOver(Lifetime written, BoundCall call, int at) {
    if (written.tensor instanceof Tensor.Extra) {
      return;
    }
    call.reads()
        .filter(tensor -> !(tensor instanceof Tensor.Extra))
        .map(lifetimes::get)
        .filter(read -> read != null && read != written && read.owner.last == at)
        .filter(read -> read.tensor.shape().elements() == written.tensor.shape().elements())
        .findFirst()
        .ifPresent(
            read -> {
              written.owner = read.owner;
              read.owner.last = Math.max(read.owner.last, written.last);
            });
  }
}
