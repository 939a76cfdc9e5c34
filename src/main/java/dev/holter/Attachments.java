package dev.holter;

import dev.holter.internal.page.Page;
import dev.holter.internal.page.RunRecord;
import dev.holter.internal.page.TestRecord;
import dev.holter.report.TaskStrip;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * Gives a test that has failed its own page, the same as JSON, and the strips of its tasks, where
 * reports look for them. JUnit takes files from 5.12 on; before, an entry of the report names the
 * page of the run.
 */
final class Attachments {

  /** The key of that entry. */
  static final String ENTRY = "holter.page";

  private static final System.Logger LOG = System.getLogger("dev.holter");
  private static final int MAX_STRIPS = 5;

  /** Called by reflection: the oldest JUnit that is supported has neither of the types. */
  private static final Optional<Method> PUBLISH =
      Arrays.stream(ExtensionContext.class.getMethods())
          // A default method is the older form, which hands on to the newer one.
          .filter(method -> method.getName().equals("publishFile") && !method.isDefault())
          .findFirst();

  private final ExtensionContext context;

  private Attachments(ExtensionContext context) {
    this.context = context;
  }

  static void publish(ExtensionContext context, TestRecord test, Path page) {
    if (PUBLISH.isEmpty()) {
      context.publishReportEntry(ENTRY, page.toAbsolutePath().toUri().toString());
      return;
    }
    try {
      new Attachments(context).files(test);
    } catch (IOException | ReflectiveOperationException | RuntimeException e) {
      // Whoever started JUnit may have no place for files.
      LOG.log(System.Logger.Level.DEBUG, "Nothing could be attached to the failed test", e);
    }
  }

  private void files(TestRecord test) throws IOException, ReflectiveOperationException {
    RunRecord alone = new RunRecord();
    alone.add(test, true, true);
    file("holter-page.html", "text/html", Page.html(alone));
    file("holter-page.json", "application/json", Page.json(alone));
    int strips = Math.min(MAX_STRIPS, test.tasks().size());
    for (int i = 0; i < strips; i++) {
      String svg = TaskStrip.of(test.tasks().get(i)).svg();
      file("strip-" + (i + 1) + ".svg", "image/svg+xml", svg);
    }
  }

  private void file(String name, String type, String text) throws ReflectiveOperationException {
    Method publish = PUBLISH.orElseThrow();
    Method parse = publish.getParameterTypes()[1].getMethod("parse", String.class);
    ThrowingConsumer<Path> writer = file -> Files.writeString(file, text);
    try {
      publish.invoke(context, name, parse.invoke(null, type), writer);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
