package dev.headgate.processor.plan;

import dev.headgate.processor.grad.Program;
import dev.headgate.processor.grad.Tensor;
import dev.headgate.processor.ir.Required;
import dev.headgate.processor.plan.Lifetimes.Lifetime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where activations and cotangents lie, for one sample. Tensors that are never needed at the same
 * time share memory. Largest first, each at the lowest free place ("greedy by size": Pisarchyk and
 * Lee, "Efficient Memory Management for Deep Neural Net Inference", 2020, section 5.3).
 *
 * @param offsets where each tensor begins
 * @param size the elements one sample needs
 * @param unshared the elements it would need if every tensor had its own memory
 */
public record Arena(Map<Tensor, Integer> offsets, int size, long unshared) {

  public Arena {
    offsets = Map.copyOf(offsets);
  }

  /** A tensor with a place of its own, up to before {@code end}. */
  private record Placed(Lifetime lifetime, int place, long end) {}

  static Arena of(Program program) {
    List<Lifetime> lifetimes = Lifetimes.of(program);
    List<Lifetime> owners =
        new ArrayList<>(lifetimes.stream().filter(lifetime -> lifetime.owner == lifetime).toList());
    owners.sort(
        Comparator.comparing((Lifetime lifetime) -> -size(lifetime))
            .thenComparing(lifetime -> lifetime.first));
    Map<Lifetime, Integer> places = new HashMap<>();
    List<Placed> placed = new ArrayList<>();
    long end = 0;
    for (Lifetime owner : owners) {
      int place = lowestFree(owner, placed);
      places.put(owner, place);
      insert(new Placed(owner, place, place + size(owner)), placed);
      end = Math.max(end, place + size(owner));
    }
    Map<Tensor, Integer> offsets = new HashMap<>();
    lifetimes.forEach(
        lifetime -> offsets.put(lifetime.tensor, Required.get(places, lifetime.owner)));
    return new Arena(
        offsets, Math.toIntExact(end), lifetimes.stream().mapToLong(Arena::size).sum());
  }

  /**
   * @param placed by their places
   */
  private static int lowestFree(Lifetime owner, List<Placed> placed) {
    long size = size(owner);
    long free = 0;
    for (Placed other : placed) {
      if (other.place() - free >= size) {
        break;
      }
      if (other.end() > free && other.lifetime().overlaps(owner)) {
        free = Math.max(free, other.end());
      }
    }
    return Math.toIntExact(free);
  }

  /** Keeps what is placed in the order of the places, which saves sorting it for every search. */
  private static void insert(Placed fresh, List<Placed> placed) {
    int at = Collections.binarySearch(placed, fresh, Comparator.comparing(Placed::place));
    placed.add(at < 0 ? -at - 1 : at, fresh);
  }

  private static long size(Lifetime lifetime) {
    return lifetime.tensor.shape().elements();
  }
}
