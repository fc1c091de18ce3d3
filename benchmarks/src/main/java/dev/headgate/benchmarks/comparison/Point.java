package dev.headgate.benchmarks.comparison;

import dev.headgate.benchmarks.work.Workload;

/**
 * What frameworks are compared at.
 *
 * @param title how tables name it
 * @param target the most that our time may be of the fastest other's; 0 where none is set
 */
record Point(String title, Workload workload, int threads, double target) {}
