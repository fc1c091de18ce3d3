package dev.headgate.benchmarks.comparison;

import java.io.IOException;

/** One part of the page: what is measured together. */
interface Topic {

  /** The part's name in the page's marks and on the command line. */
  String name();

  /** Measures and answers the part's text. */
  String measure(Entrants entrants, Effort effort, Page page) throws IOException;
}
