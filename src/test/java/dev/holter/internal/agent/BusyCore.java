package dev.holter.internal.agent;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Keeps a processor busy while tests of such a class run one after the other: threads come late,
 * and are moved. Where tests run at once, the others do that.
 */
final class BusyCore implements BeforeAllCallback, AfterAllCallback {
  private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";
  private static final AtomicReference<@Nullable Thread> BUSY = new AtomicReference<>();
  private static int classes;

  @Override
  public void beforeAll(ExtensionContext context) {
    boolean isAlone =
        !context.getConfigurationParameter(PARALLEL, Boolean::parseBoolean).orElse(false);
    synchronized (BusyCore.class) {
      if (classes++ == 0 && isAlone) {
        Thread busy = new Thread(BusyCore::spin, "busy-core");
        busy.setDaemon(true);
        BUSY.set(busy);
        busy.start();
      }
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    synchronized (BusyCore.class) {
      if (--classes == 0) {
        BUSY.set(null);
      }
    }
  }

  /** Without a hint to the processor or the scheduler, on purpose. */
  @SuppressWarnings("EmptyBlock")
  private static void spin() {
    while (BUSY.get() == Thread.currentThread()) {}
  }
}
