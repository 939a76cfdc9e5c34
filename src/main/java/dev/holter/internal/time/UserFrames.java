package dev.holter.internal.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Cuts stack traces down to the frames that a test author can act on. */
final class UserFrames {
  private static final Pattern OURS =
      Pattern.compile(
          "dev\\.holter\\.((time|internal\\.\\w+)\\..*"
              + "|VirtualCallers|VirtualClock|FakeStepFunctions|WorkerRun(\\$.*)?)");

  /** What lies between a user's call and ours is longer than what a report has room for. */
  private static final Pattern BETWEEN =
      Pattern.compile(
          "software\\.amazon\\.awssdk\\.(core|awscore|http|protocols|utils)\\..*"
              + "|(com\\.github\\.tomakehurst|org)\\.wiremock\\..*");

  /** Classes that the JVM makes for lambdas; their names are others in each run. */
  private static final Pattern GENERATED = Pattern.compile(".*\\$\\$Lambda.*");

  private static final Pattern JDK = Pattern.compile("(java|javax|jdk|sun)\\..*");
  private static final Pattern ENGINE =
      Pattern.compile("(org\\.junit|java\\.lang\\.reflect|jdk\\.internal\\.reflect)\\..*");

  private UserFrames() {}

  /** Where somebody called us: the callers from the nearest user's frame on. */
  static List<StackTraceElement> callers(StackTraceElement[] trace, int limit) {
    return users(trace).stream().dropWhile(frame -> is(JDK, frame)).limit(limit).toList();
  }

  /**
   * Where somebody is: with the JDK's frames on top, which say what is being waited for, and with
   * room for the user's, however deep the JDK is in its work.
   */
  static List<StackTraceElement> present(StackTraceElement[] trace, int limit) {
    List<StackTraceElement> frames = users(trace);
    int top = (int) frames.stream().takeWhile(frame -> is(JDK, frame)).count();
    int shown = top == frames.size() ? limit : Math.min(top, limit / 2);
    return Stream.concat(frames.stream().limit(shown), frames.stream().skip(top).limit(limit))
        .limit(limit)
        .toList();
  }

  /** Leaves out what is not the user's, and what called the outermost frame of the user. */
  private static List<StackTraceElement> users(StackTraceElement[] trace) {
    List<StackTraceElement> frames =
        new ArrayList<>(
            Arrays.stream(trace)
                .takeWhile(frame -> !is(ENGINE, frame))
                .filter(frame -> !is(OURS, frame) && !is(BETWEEN, frame) && !is(GENERATED, frame))
                .toList());
    if (frames.stream().anyMatch(frame -> !is(JDK, frame))) {
      while (is(JDK, frames.get(frames.size() - 1))) {
        frames.remove(frames.size() - 1);
      }
    }
    return frames;
  }

  /** Without module, version and class loader, which differ between machines. */
  static String text(StackTraceElement frame) {
    return new StackTraceElement(
            frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber())
        .toString();
  }

  /** Of a lambda, where it is written: its own name is another one in each run. */
  static String name(Class<?> type) {
    int lambda = type.getName().indexOf("$$Lambda");
    return lambda < 0 ? type.getName() : "a lambda of " + type.getName().substring(0, lambda);
  }

  private static boolean is(Pattern kind, StackTraceElement frame) {
    return kind.matcher(frame.getClassName()).matches();
  }
}
