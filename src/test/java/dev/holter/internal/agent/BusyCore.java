package dev.holter.internal.agent;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps a processor busy while tests of such a class run: threads come late, and are moved. */
final class BusyCore implements BeforeAllCallback, AfterAllCallback {
  private static final AtomicReference<@Nullable Thread> BUSY = new AtomicReference<>();
  private static int classes;

  @Override
  public void beforeAll(ExtensionContext context) {
    synchronized (BusyCore.class) {
      if (classes++ == 0) {
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
