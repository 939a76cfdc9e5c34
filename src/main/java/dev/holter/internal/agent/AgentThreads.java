package dev.holter.internal.agent;

import dev.holter.internal.agent.boot.Endpoints;
import dev.holter.internal.agent.boot.GuestHook;
import dev.holter.internal.agent.boot.HookTable;
import dev.holter.internal.agent.boot.LocalServers;
import dev.holter.internal.agent.boot.OnRandom;
import dev.holter.internal.agent.boot.OnScheduledPool;
import dev.holter.internal.agent.boot.OnSignal;
import dev.holter.internal.agent.boot.SocketPorts;
import dev.holter.internal.time.Endpoint;
import dev.holter.internal.time.Guest;
import dev.holter.internal.time.HookedThread;
import dev.holter.internal.time.MonitorUse;
import dev.holter.internal.time.ParkedFor;
import dev.holter.internal.time.ThreadHooks;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.SocketImpl;
import java.util.ArrayList;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts threads into the bootstrap loader's table. */
final class AgentThreads implements ThreadHooks {
  private final LockHolders holders;
  private final MonitorUses monitors;
  private final Consumer<Thread> interrupt;
  private final RealThreads real;
  private final IdleThreads idle;
  private final UnaryOperator<Object> insides;
  private final Function<Thread, List<TimerTask>> timers;

  private AgentThreads(
      LockHolders holders,
      MonitorUses monitors,
      Consumer<Thread> interrupt,
      UnaryOperator<Object> insides,
      ToLongFunction<@Nullable Object> numbers,
      Function<Thread, List<TimerTask>> timers) {
    this.holders = holders;
    this.monitors = monitors;
    this.interrupt = interrupt;
    this.insides = insides;
    this.timers = timers;
    this.real = new RealThreads(insides);
    this.idle = new IdleThreads(insides, numbers);
  }

  @SuppressWarnings("unchecked")
  static AgentThreads openedBy(Instrumentation jvm)
      throws IOException, ReflectiveOperationException {
    OnSignal.dispatchWith(
        Insider.make(
            SignalDispatch.class, Predicate.class, jvm, Class.forName(SignalDispatch.SIGNAL)));
    OnScheduledPool.findLeaderWith(
        Insider.make(
            QueueLeader.class, UnaryOperator.class, jvm, Class.forName(QueueLeader.QUEUE)));
    SocketPorts.readWith(
        Insider.make(PortsOfSockets.class, ToLongFunction.class, jvm, SocketImpl.class));
    return new AgentThreads(
        LockHolders.openedBy(jvm),
        MonitorUses.openedBy(jvm),
        Insider.make(RealInterrupt.class, Consumer.class, jvm, Thread.class),
        Insider.make(
            Insides.class,
            UnaryOperator.class,
            jvm,
            Thread.class,
            ThreadPoolExecutor.class,
            Class.forName(Insides.CONTINUATIONS)),
        Insider.make(PlanNumbers.class, ToLongFunction.class, jvm, ThreadPoolExecutor.class),
        Insider.make(TimerTasks.class, Function.class, jvm, TimerTask.class));
  }

  @Override
  public synchronized void add(Thread thread, HookedThread hook) {
    HookTable.setThreadHook(
        thread, new ThreadAdapter(hook, holders, (ThreadAdapter) HookTable.threadHook(thread)));
  }

  @Override
  public synchronized void remove(Thread thread, HookedThread hook) {
    ThreadAdapter top = (ThreadAdapter) HookTable.threadHook(thread);
    if (top != null) {
      HookTable.setThreadHook(thread, top.without(hook));
    }
  }

  @Override
  public synchronized void add(Thread thread, Guest guest) {
    GuestHook known = HookTable.guestHook(thread);
    GuestAdapter adapter = known == null ? new GuestAdapter(holders) : (GuestAdapter) known;
    adapter.add(guest);
    if (thread == Thread.currentThread()) {
      adapter.goOnFor(guest);
    }
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
  public void open(int port, Endpoint endpoint) {
    Endpoints.open(port, new EndpointAdapter(endpoint));
  }

  @Override
  public void close(int port) {
    Endpoints.close(port);
  }

  @Override
  public boolean servesCaller(int port) {
    return LocalServers.serveCaller(port);
  }

  @Override
  public void beginServing(int client, Runnable gone) {
    Endpoints.serves(client, gone);
  }

  @Override
  public void endServing(int client, Runnable gone) {
    Endpoints.served(client, gone);
  }

  @Override
  public void interrupt(Thread thread) {
    interrupt.accept(thread);
  }

  @Override
  public @Nullable ParkedFor lockOf(Thread thread) {
    return holders.of(LockSupport.getBlocker(thread));
  }

  @Override
  public boolean isGivenLock(Thread thread) {
    return LockReleases.isOneFor(thread);
  }

  @Override
  public boolean isCallOfConcurrent() {
    return CallerFrames.isCallOfConcurrent();
  }

  @Override
  public boolean isFree(Thread thread) {
    return HookTable.threadHook(thread) == null;
  }

  @Override
  public boolean isOfTheJvm(Thread thread) {
    return real.isOfTheJvm(thread);
  }

  @Override
  public Caller caller() {
    return CallerFrames.caller();
  }

  @Override
  public void drawsBegin() {
    OnRandom.begin();
  }

  @Override
  public void drawsEnd() {
    OnRandom.end();
  }

  @Override
  public boolean drawsForTheJdk() {
    return CallerFrames.drawsForTheJdk();
  }

  @Override
  public boolean staysReal(Thread thread) {
    return real.contains(thread);
  }

  @Override
  public boolean isIdle(Thread thread, StackTraceElement[] trace, boolean endless) {
    return idle.isIdle(thread, trace, endless);
  }

  @Override
  public boolean waitsForResult(Thread thread, StackTraceElement[] trace) {
    return idle.waitsForResult(thread, trace);
  }

  @Override
  public List<Thread> awakeIn(Object pool) {
    return idle.awakeIn(pool);
  }

  @Override
  public List<Object> workLeft(Thread thread, long since) {
    return idle.workLeft(thread, since);
  }

  @Override
  public List<Object> leftInTimer(Thread thread) {
    List<Object> left = new ArrayList<>();
    for (TimerTask task : timers.apply(thread)) {
      if (UsersCode.is(task.getClass())) {
        task.cancel();
        left.add(task);
      }
    }
    return left;
  }

  @Override
  public long nextPlan() {
    return idle.nextPlan();
  }

  @Override
  public @Nullable Object usersPart(Object task) {
    return LoopTasks.usersPart(task);
  }

  @Override
  public List<Object> workPlanned(Thread thread) {
    List<Object> planned = new ArrayList<>(idle.workPlanned(thread));
    planned.addAll(LoopTasks.planned(insides.apply(thread)));
    return planned;
  }

  @Override
  public @Nullable StackTraceElement usersFrame(Thread thread, StackTraceElement[] trace) {
    return UsersCode.innermost(thread, trace);
  }

  @Override
  public String whyReal(Thread thread) {
    return real.why(thread);
  }

  @Override
  public @Nullable Object poolOf(Thread thread) {
    return idle.poolOf(thread);
  }

  @Override
  public int framesOfHook(StackTraceElement[] stack) {
    return HookFrames.count(stack);
  }

  @Override
  public @Nullable MonitorUse monitorsOf(Thread thread) {
    return monitors.of(thread);
  }
}
