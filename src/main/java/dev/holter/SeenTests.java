package dev.holter;

import dev.holter.execution.Execution;
import dev.holter.internal.lint.Finding;
import dev.holter.internal.page.Comparison;
import dev.holter.internal.page.Page;
import dev.holter.internal.page.RunRecord;
import dev.holter.internal.page.SeenExecution;
import dev.holter.internal.page.SeenHeadroom;
import dev.holter.internal.page.TestRecord;
import dev.holter.internal.strip.Lane;
import dev.holter.internal.time.ThreadWaits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * Collects what the tests of a run have shown, and has it written when the run ends. Nothing that
 * goes wrong with files changes the result of a test.
 */
@SuppressWarnings("deprecation") // JUnit before 5.13 closes nothing else
final class SeenTests implements Store.CloseableResource, AutoCloseable {

  private enum When {
    ALWAYS,
    FAILURES,
    NEVER
  }

  private static final Namespace NAMESPACE = Namespace.create(SeenTests.class);
  private static final System.Logger LOG = System.getLogger("dev.holter");
  private static final int PERCENT = 100;

  private final RunRecord run = new RunRecord();

  /** The last test of each thread, as long as another extension may still fail it. */
  private final Map<Thread, TestRecord> undrawn = new ConcurrentHashMap<>();

  /** A world of a search is no test of its own: the search shows the two that matter. */
  private final boolean inSearch;

  private final When when;
  private final int threshold;
  private final Path folder;
  private final @Nullable Path summary;

  private SeenTests(ExtensionContext context) {
    this.inSearch = Explorations.isWorld(context);
    this.when = when(context);
    this.threshold = threshold(context);
    this.folder = Path.of(parameter(context, HolterParameters.PAGE_FOLDER).orElse("target/holter"));
    this.summary =
        parameter(context, HolterParameters.SUMMARY)
            .or(() -> Optional.ofNullable(System.getenv("GITHUB_STEP_SUMMARY")))
            .map(Path::of)
            .orElse(null);
  }

  /** Looks at the parameters before a test, so that a wrong one changes nothing. */
  static void prepare(ExtensionContext context) {
    when(context);
    threshold(context);
  }

  /**
   * Returns the line of a failure's message that says where its page will be. It is empty if no
   * page is written.
   */
  static String line(ExtensionContext context) {
    SeenTests seen = of(context);
    return seen.when == When.NEVER
        ? ""
        : "page: " + seen.folder.resolve("index.html").toAbsolutePath().toUri() + "\n";
  }

  /**
   * Keeps what a test has shown so far; to be called before its world is closed. Of a test that
   * passed no more is drawn than will be looked at.
   */
  static void add(ExtensionContext context, World world, List<Finding> findings, boolean failed) {
    SeenTests seen = of(context);
    if (seen.isWanted()) {
      boolean drawn = seen.when == When.ALWAYS || (seen.when == When.FAILURES && failed);
      TestRecord test = read(context, world, findings);
      seen.run.add(test, failed, drawn);
      if (failed && drawn) {
        Attachments.publish(context, test, seen.folder.resolve("index.html"));
      }
      if (drawn) {
        seen.undrawn.remove(Thread.currentThread());
      } else {
        seen.undrawn.put(Thread.currentThread(), test);
      }
    }
  }

  private static TestRecord read(ExtensionContext context, World world, List<Finding> findings) {
    Store store = context.getStore(NAMESPACE);
    return new TestRecord(
        context.getUniqueId(),
        context.getRequiredTestClass().getSimpleName(),
        TestName.of(context),
        world.executionsOfTurn().stream().map(it -> seen(world, it)).toList(),
        world.tasksOfTurn(),
        findings,
        world.clock().timeline().recordedWaits().stream().map(SeenTests::lane).toList(),
        Optional.ofNullable(store.get(Comparison.class, Comparison.class)),
        Optional.ofNullable(store.get(SeenHeadroom.class, SeenHeadroom.class)));
  }

  private static Lane lane(ThreadWaits waits) {
    return new Lane(
        waits.thread(),
        waits.waits().stream()
            .map(it -> new Lane.Span(it.what(), it.from(), it.to(), it.times()))
            .toList());
  }

  /** Has the clock remember what threads wait for, if that may be drawn. */
  static void watch(ExtensionContext context, World world) {
    SeenTests seen = of(context);
    if (!seen.inSearch && seen.when != When.NEVER) {
      world.clock().timeline().recordWaits();
    }
  }

  /** Reads what a world of a search did, if the search may have to show it. */
  static @Nullable TestRecord readIfWanted(ExtensionContext context, World world) {
    SeenTests seen = of(context);
    return seen.when == When.NEVER && seen.threshold == 0 ? null : read(context, world, List.of());
  }

  /** Has what a search found shown with the test that stands for the search. */
  static void compare(ExtensionContext search, Comparison comparison) {
    search.getStore(NAMESPACE).put(Comparison.class, comparison);
  }

  /** Has what was measured shown with the test that stands for the measurement. */
  static void show(ExtensionContext measurement, SeenHeadroom headroom) {
    measurement.getStore(NAMESPACE).put(SeenHeadroom.class, headroom);
  }

  /** Adds what was found when the test had been added. */
  static void found(ExtensionContext context, List<Finding> findings) {
    SeenTests seen = of(context);
    if (seen.isWanted() && !findings.isEmpty()) {
      seen.run.found(context.getUniqueId(), findings);
    }
  }

  /** Marks a test as failed for a reason that came after it. */
  static void failed(ExtensionContext context) {
    SeenTests seen = context.getRoot().getStore(NAMESPACE).get(SeenTests.class, SeenTests.class);
    if (seen != null) {
      String id = context.getUniqueId();
      TestRecord last = seen.undrawn.get(Thread.currentThread());
      if (seen.when == When.FAILURES && last != null && last.id().equals(id)) {
        seen.run.draw(last);
      }
      seen.run.failed(id);
    }
  }

  private static SeenTests of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(SeenTests.class, key -> new SeenTests(context), SeenTests.class);
  }

  private static SeenExecution seen(World world, Execution execution) {
    return new SeenExecution(
        execution,
        world.service().definitionOf(execution),
        ArnName.of(execution.stateMachineArn()));
  }

  private boolean isWanted() {
    return !inSearch && (when != When.NEVER || threshold > 0);
  }

  private static When when(ExtensionContext context) {
    String name = HolterParameters.PAGE;
    return Parameters.oneOf(When.values(), name, parameter(context, name).orElse("failures"));
  }

  private static int threshold(ExtensionContext context) {
    String value = parameter(context, HolterParameters.COVERAGE).orElse("0");
    if (!value.matches("\\d{1,2}|100")) {
      throw new ExtensionConfigurationException(
          "The configuration parameter "
              + HolterParameters.COVERAGE
              + " is ["
              + value
              + "]: expected a whole number of percent from 0 to 100");
    }
    return Integer.parseInt(value);
  }

  /**
   * Reads a configuration parameter, or else the system property of the same name: a launcher may
   * be set to ignore system properties.
   */
  private static Optional<String> parameter(ExtensionContext context, String name) {
    return context
        .getConfigurationParameter(name)
        .or(() -> Optional.ofNullable(System.getProperty(name)));
  }

  @Override
  public void close() {
    if (!isWanted()) {
      return;
    }
    Page.Result result;
    try {
      result = Page.write(run, folder, when == When.ALWAYS, when == When.FAILURES);
      if (result.shown()) {
        Path page = folder.resolve("index.html").toAbsolutePath();
        LOG.log(System.Logger.Level.INFO, "What the tests have shown: " + page.toUri());
      }
      if (summary != null && result.shown()) {
        Files.writeString(
            summary, result.markdown(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The page of the tests could not be written to [" + folder.toAbsolutePath() + "]: " + e);
      return;
    }
    int gone = result.pieces() - result.missing().size();
    if (gone * PERCENT < threshold * result.pieces()) {
      throw new AssertionError(
          "The tests went through %s of %s pieces of the definitions, fewer than %s=%s percent.\n  %s"
              .formatted(
                  gone,
                  result.pieces(),
                  HolterParameters.COVERAGE,
                  threshold,
                  String.join("\n  ", result.missing())));
    }
  }
}
