package dev.headgate.runtime;

import dev.headgate.runtime.Worker.Pass;
import dev.headgate.runtime.kernel.Exchange;
import dev.headgate.runtime.kernel.Team;
import dev.headgate.runtime.train.Conflicts;
import dev.headgate.runtime.train.Crew;
import dev.headgate.runtime.train.Meeting;
import dev.headgate.runtime.train.Updater;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One computation of a model as it runs: its workers, the gradients they gather, the state of its
 * updater. What it does not need it never makes: a model that only serves has no gradients.
 */
public final class Execution {

  /** Elements that lie side by side. */
  record Run(int start, int length) {}

  /** Parameters below which one thread updates them sooner than several. */
  private static final int WORTH_SHARING = 1 << 15;

  private final ModelLayout model;
  private final StepLayout step;
  private final Crew crew;
  private final int batchSize;
  private final IntFunction<Worker> factory;
  private final Worker[] workers;
  private final @Nullable Meeting[] meetings;
  private final List<Run> runs;
  private final int first;
  private final int gradientSize;

  /** The gradients that are added to, and so cleared before. */
  private final List<Run> added;

  private final List<Conflicts.Shares> conflicts;
  private final UpdaterState state;
  private final Share share = new Share();
  private final Gradients gradients;
  private final Change change;

  /** How many updates there have been. */
  int iteration;

  Execution(
      ModelLayout model, StepLayout step, Crew crew, int batchSize, IntFunction<Worker> factory) {
    this.model = model;
    this.step = step;
    this.crew = crew;
    this.batchSize = batchSize;
    this.factory = factory;
    this.workers = new Worker[crew.size()];
    this.gradients = new Gradients(workers);
    this.meetings = new Meeting[crew.size() + 1];
    List<ParameterInfo> trained = step.trained.stream().map(model::parameter).toList();
    this.runs = runs(trained);
    this.first = runs.isEmpty() ? 0 : runs.get(0).start();
    this.state = new UpdaterState(step.name, trained, first, extent());
    this.conflicts = step.conflicts.stream().map(this::shares).toList();
    this.gradientSize =
        extent() + conflicts.stream().mapToInt(each -> each.size() * each.shares().size()).sum();
    this.added = added();
    this.change = new Change(runs, first, extent(), extent() < WORTH_SHARING ? 1 : crew.size());
  }

  /** All but what is overwritten. */
  private List<Run> added() {
    List<Run> added = new ArrayList<>();
    int from = 0;
    for (Run run : runs(step.overwritten.stream().map(model::parameter).toList())) {
      added.add(new Run(from, run.start() - first - from));
      from = run.start() - first + run.length();
    }
    added.add(new Run(from, gradientSize - from));
    return added;
  }

  private Conflicts.Shares shares(StepLayout.Conflict conflict) {
    List<ParameterInfo> parameters = conflict.parameters().stream().map(model::parameter).toList();
    return new Conflicts.Shares(
        parameters.stream().map(parameter -> parameter.offset() - first).toList(),
        parameters.stream().map(ParameterInfo::size).toList(),
        conflict.offsets());
  }

  private static List<Run> runs(List<ParameterInfo> parameters) {
    List<Run> runs = new ArrayList<>();
    for (ParameterInfo parameter : parameters) {
      Run last = runs.isEmpty() ? new Run(-1, 0) : runs.get(runs.size() - 1);
      if (last.start() + last.length() == parameter.offset()) {
        runs.set(runs.size() - 1, new Run(last.start(), last.length() + parameter.size()));
      } else {
        runs.add(new Run(parameter.offset(), parameter.size()));
      }
    }
    return runs;
  }

  /** How far the trained parameters reach from the first to the last. */
  int extent() {
    if (runs.isEmpty()) {
      return 0;
    }
    Run last = runs.get(runs.size() - 1);
    return last.start() + last.length() - first;
  }

  /** Where the trained parameters begin; gradients and state begin there too. */
  int first() {
    return first;
  }

  StepLayout step() {
    return step;
  }

  /** The gradients of the last pass that computed some, the first trained parameter's first. */
  float[] gradients() {
    return gradients.all();
  }

  /** Takes a batch through a pass; the sums of the losses' terms go to {@code losses}. */
  void run(Pass pass, int batch, long draw, double[] losses) {
    int parts = Math.min(workers.length, batch);
    share.begin(pass, batch, draw, parts, step.wholeBatch && parts > 1 ? meeting(parts) : null);
    crew.run(parts, share);
    for (int loss : step.losses) {
      losses[loss] = 0;
      for (int part = 0; part < parts; part++) {
        losses[loss] += workers[part].lossSums[loss];
      }
    }
    if (pass == Pass.DIFFERENTIATE) {
      gradients.gather(crew, gradientSize, parts);
      for (int i = 0; i < conflicts.size(); i++) {
        Conflicts.resolve(gradients(), conflicts.get(i));
      }
    }
  }

  /** What each thread does in a pass. Made once, so that a step makes nothing. */
  private final class Share implements IntConsumer {
    private Pass pass = Pass.INFER;
    private int batch;
    private long draw;
    private int parts;
    private @Nullable Meeting meeting;

    void begin(Pass pass, int batch, long draw, int parts, @Nullable Meeting meeting) {
      this.pass = pass;
      this.batch = batch;
      this.draw = draw;
      this.parts = parts;
      this.meeting = meeting;
    }

    @Override
    public void accept(int part) {
      boolean done = false;
      try {
        run(worker(part), part);
        done = true;
      } finally {
        if (!done && meeting != null) {
          meeting.cancel();
          meetings[parts] = null;
        }
      }
    }

    private void run(Worker worker, int part) {
      worker.share(parts == 1 ? crew : Team.ALONE);
      worker.exchange = meeting == null ? Exchange.ALONE : meeting.of(part);
      worker.draw = draw;
      worker.clearLosses();
      if (pass == Pass.DIFFERENTIATE) {
        worker.beginGradients(gradientSize, added, (batch + parts - 1) / parts);
      }
      worker.run(pass, start(part, parts, batch), start(part + 1, parts, batch));
    }
  }

  private Meeting meeting(int parts) {
    Meeting known = meetings[parts];
    Meeting meeting = known == null ? new Meeting(parts) : known;
    meetings[parts] = meeting;
    return meeting;
  }

  UpdaterState state() {
    return state;
  }

  /** Updates what the step trains by the gradients of its last pass. */
  void update(Updater updater, float[] weights) {
    float[][] arrays = state.of(updater);
    change.begin(updater, gradients, weights, arrays, iteration);
    crew.run(change.parts(), change);
    if (arrays.length > 0) {
      gradients.kept().forget(); // they lie written out beside the state
    }
    iteration++;
  }

  /** Lets layers remember what they have seen of the last batch. */
  void remember() {
    workers[0].remember();
  }

  /** The first of so many samples, or elements, of a part; parts differ by at most one. */
  static int start(int part, int parts, int count) {
    return (int) ((long) count * part / parts);
  }

  private Worker worker(int part) {
    if (workers[part] == null) {
      int largestShare = (batchSize + workers.length - 1) / workers.length;
      workers[part] = factory.apply(Math.min(step.tile, largestShare));
    }
    return workers[part];
  }
}
