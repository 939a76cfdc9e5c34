package dev.holter.internal.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Many runs of one virtual hour, which must be alike to the nanosecond and to the letter. */
final class Proof {
  private static final String PROPERTY = "holter.proof.runs";
  private static final int RUNS = Integer.getInteger(PROPERTY, 50);

  /** A run through all of the SDK takes as long as ten of the others. */
  private static final int RUNS_OF_SDK = Integer.getInteger(PROPERTY, 10);

  /** After so many there is nothing more to learn, and each may take the watchdog's time. */
  private static final int ODD_RUNS = 3;

  private final List<Duration> expected;
  private final List<Long> nanos = new ArrayList<>();
  private final List<String> odd = new ArrayList<>();
  private String first = "";

  private Proof(List<Duration> expected) {
    this.expected = expected;
  }

  /**
   * Runs a worker again and again.
   *
   * @param expected when it beats
   */
  static void of(String worker, Callable<Hour> hour, List<Duration> expected) {
    of(RUNS, worker, hour, expected);
  }

  /** The same of a worker that calls through a client of the SDK. */
  static void ofSdk(String worker, Callable<Hour> hour, List<Duration> expected) {
    of(RUNS_OF_SDK, worker, hour, expected);
  }

  private static void of(int runs, String worker, Callable<Hour> hour, List<Duration> expected) {
    Proof proof = new Proof(expected);
    while (proof.nanos.size() < runs && proof.odd.size() < ODD_RUNS) {
      proof.run(hour);
    }
    ProofTable.add(worker, proof.nanos, proof.odd.size());
    if (!proof.odd.isEmpty()) {
      throw new AssertionError(
          proof.odd.size()
              + " of "
              + proof.nanos.size()
              + " runs of ["
              + worker
              + "] are not exact, such as "
              + proof.odd.get(0));
    }
  }

  private void run(Callable<Hour> hour) {
    int number = nanos.size();
    long start = System.nanoTime();
    String wrong;
    try {
      wrong = wrong(hour.call());
    } catch (Exception | AssertionError failed) {
      wrong = failed + "\n" + List.of(failed.getStackTrace());
    }
    nanos.add(System.nanoTime() - start);
    if (!wrong.isEmpty()) {
      odd.add("number " + number + ":\n" + wrong);
    }
  }

  private String wrong(Hour run) {
    String text = run.journal();
    if (first.isEmpty()) {
      first = text;
    }
    if (run.beats().equals(expected) && text.equals(first)) {
      return "";
    }
    return Difference.between("the beats", expected.toString(), run.beats().toString())
        + Difference.between("the journal", first, text);
  }
}
