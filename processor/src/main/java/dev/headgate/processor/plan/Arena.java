package dev.headgate.processor.plan;

import dev.headgate.processor.grad.Program;
import dev.headgate.processor.grad.Tensor;
import dev.headgate.processor.plan.Lifetimes.Lifetime;
import java.util.ArrayList;
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

  static Arena of(Program program) {
    List<Lifetime> lifetimes = Lifetimes.of(program);
    List<Lifetime> owners =
        new ArrayList<>(lifetimes.stream().filter(lifetime -> lifetime.owner == lifetime).toList());
    owners.sort(
        Comparator.comparing((Lifetime lifetime) -> -size(lifetime))
            .thenComparing(lifetime -> lifetime.first));
    Map<Lifetime, Integer> places = new HashMap<>();
    long end = 0;
    for (Lifetime owner : owners) {
      int place = lowestFree(owner, places);
      places.put(owner, place);
      end = Math.max(end, place + size(owner));
    }
    Map<Tensor, Integer> offsets = new HashMap<>();
    lifetimes.forEach(lifetime -> offsets.put(lifetime.tensor, places.get(lifetime.owner)));
    return new Arena(
        offsets, Math.toIntExact(end), lifetimes.stream().mapToLong(Arena::size).sum());
  }

  private static int lowestFree(Lifetime owner, Map<Lifetime, Integer> places) {
    List<Map.Entry<Lifetime, Integer>> inTheWay =
        places.entrySet().stream()
            .filter(placed -> placed.getKey().overlaps(owner))
            .sorted(Map.Entry.comparingByValue())
            .toList();
    long free = 0;
    for (var placed : inTheWay) {
      if (placed.getValue() - free >= size(owner)) {
        break;
      }
      free = Math.max(free, placed.getValue() + size(placed.getKey()));
    }
    return Math.toIntExact(free);
  }

  private static long size(Lifetime lifetime) {
    return lifetime.tensor.shape().elements();
  }
}
