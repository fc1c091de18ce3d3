package dev.headgate.benchmarks.work;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** The heap that living threads allocate from this object's making on. */
final class HeapAllocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long before;

  HeapAllocation() {
    total(); // The first reading allocates what the later ones reuse.
    before = total();
  }

  long bytes() {
    return total() - before;
  }

  private static long total() {
    return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
        .filter(bytes -> bytes > 0)
        .sum();
  }
}
