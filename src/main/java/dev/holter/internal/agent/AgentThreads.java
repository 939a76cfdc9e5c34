package dev.holter.internal.agent;

import dev.holter.internal.agent.boot.GuestHook;
import dev.holter.internal.agent.boot.HookTable;
import dev.holter.time.Guest;
import dev.holter.time.HookedThread;
import dev.holter.time.MonitorUse;
import dev.holter.time.ThreadHooks;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts threads into the bootstrap loader's table. */
final class AgentThreads implements ThreadHooks {
  private final LockHolders holders;
  private final MonitorUses monitors;
  private final Consumer<Thread> interrupt;

  private AgentThreads(LockHolders holders, MonitorUses monitors, Consumer<Thread> interrupt) {
    this.holders = holders;
    this.monitors = monitors;
    this.interrupt = interrupt;
  }

  @SuppressWarnings("unchecked")
  static AgentThreads openedBy(Instrumentation jvm)
      throws IOException, ReflectiveOperationException {
    return new AgentThreads(
        LockHolders.openedBy(jvm),
        MonitorUses.openedBy(jvm),
        Insider.make(RealInterrupt.class, Consumer.class, jvm, Thread.class));
  }

  @Override
  public void add(Thread thread, HookedThread hook) {
    HookTable.setThreadHook(thread, new ThreadAdapter(hook, holders));
  }

  @Override
  public void remove(Thread thread) {
    HookTable.setThreadHook(thread, null);
  }

  @Override
  public synchronized void add(Thread thread, Guest guest) {
    GuestHook known = HookTable.guestHook(thread);
    GuestAdapter adapter = known == null ? new GuestAdapter(holders) : (GuestAdapter) known;
    adapter.add(guest);
    HookTable.setGuestHook(thread, adapter);
  }

  @Override
  public synchronized void remove(Thread thread, Guest guest) {
    GuestHook known = HookTable.guestHook(thread);
    if (known != null && ((GuestAdapter) known).remove(guest)) {
      HookTable.setGuestHook(thread, null);
    }
  }

  @Override
  public void interrupt(Thread thread) {
    interrupt.accept(thread);
  }

  @Override
  public boolean isFree(Thread thread) {
    return HookTable.threadHook(thread) == null;
  }

  @Override
  public boolean isOfTheJvm(Thread thread) {
    return RealThreads.isOfTheJvm(thread);
  }

  @Override
  public boolean staysReal(Thread thread) {
    return RealThreads.contains(thread);
  }

  @Override
  public @Nullable MonitorUse monitorsOf(Thread thread) {
    return monitors.of(thread);
  }
}
