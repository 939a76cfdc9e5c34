package dev.holter.internal.time;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent's side of threads whose own waits are virtual: which ones there are.
 *
 * <p>Called with a timeline locked: takes no lock under which it calls anybody.
 */
public interface ThreadHooks {

  /**
   * From here on the thread's waits go to its hook.
   *
   * @param thread may have a hook of another clock, which has it again afterwards
   * @param hook what stands for its waits
   */
  void add(Thread thread, HookedThread hook);

  /**
   * The thread's waits are real again, or another clock's that had it before.
   *
   * @param thread one that was added
   * @param hook what it was added with
   */
  void remove(Thread thread, HookedThread hook);

  /**
   * From here on a clock is told when the thread, which is in real time, rests.
   *
   * @param thread may work for several clocks
   * @param guest what it is for one
   */
  void add(Thread thread, Guest guest);

  /**
   * The clock need not know of the thread any more.
   *
   * @param thread one that was added
   * @param guest what it was added as
   */
  void remove(Thread thread, Guest guest);

  /**
   * A port is open from here on.
   *
   * @param port on the loopback interface
   * @param endpoint what is served there
   */
  void open(int port, Endpoint endpoint);

  /**
   * The port is closed again.
   *
   * @param port one that was opened
   */
  void close(int port);

  /**
   * Tells whether what the calling thread asks at a port is answered by threads that count as it
   * does.
   *
   * @param port on this machine
   * @return {@code false} for a server that nobody in the caller's world has opened
   */
  boolean servesCaller(int port);

  /**
   * A client's request is being served.
   *
   * @param client the client's port
   * @param gone hears, on any thread, that a client in this JVM has closed its connection
   */
  void beginServing(int client, Runnable gone);

  /**
   * It is served no longer.
   *
   * @param client as there
   * @param gone as there
   */
  void endServing(int client, Runnable gone);

  /**
   * Sets a thread's flag and ends its real wait, past what a subclass makes of {@link
   * Thread#interrupt}: it is not meant.
   *
   * @param thread one that was added
   */
  void interrupt(Thread thread);

  /**
   * Tells for which lock a thread is parked.
   *
   * @param thread any
   * @return null if it is not parked, or not for a lock
   */
  @Nullable ParkedFor lockOf(Thread thread);

  /**
   * Tells whether the calling thread only gives a lock free for another one. Slow: walks both
   * stacks.
   *
   * @param thread what the caller is about to unpark
   * @return {@code false} if that is given something to do
   */
  boolean isGivenLock(Thread thread);

  /**
   * Tells whether it is a class of {@code java.util.concurrent} that parks or unparks. On the
   * calling thread, in the hook of that.
   *
   * @return {@code false} if other code calls {@code LockSupport} itself
   */
  boolean isCallOfConcurrent();

  /**
   * Tells whether a thread is on no clock, of all that there are.
   *
   * @param thread may not have started
   * @return {@code true} if it has no hook
   */
  boolean isFree(Thread thread);

  /**
   * Tells which threads do nothing for whoever wakes them, such as the carriers of virtual threads,
   * which count themselves.
   *
   * @param thread may not have started
   * @return {@code true} for threads that the JVM has for itself
   */
  boolean isOfTheJvm(Thread thread);

  /** For whom a thread does what it does. */
  enum Caller {
    /** The code of a user, or nobody's but the JDK's. */
    USER,
    /** The test engine, such as one that waits for the end of a test with a timeout. */
    TEST_ENGINE,
    /** A part of the test engine that plans something for later, such as a timeout. */
    TEST_ENGINES_TIMER
  }

  /**
   * Tells for whom the calling thread, which is a test's, is inside the JDK. Slow: walks the stack.
   *
   * @return whose code has called the JDK
   */
  Caller caller();

  /** A clock says from here on what its threads draw at random. */
  void drawsBegin();

  /** It does so no longer. */
  void drawsEnd();

  /**
   * Tells whether it is the JDK that draws at random on the calling thread, for itself. Slow: walks
   * the stack.
   *
   * @return {@code false} if a user or a library draws
   */
  boolean drawsForTheJdk();

  /**
   * Tells which threads are on no clock, whoever starts them.
   *
   * @param thread may not have started
   * @return {@code true} for those that serve sockets, the JVM or the test engine
   */
  boolean staysReal(Thread thread);

  /**
   * Tells whether a thread of a pool, of a timer, or one that outlives its test has nothing to do.
   *
   * @param thread not a virtual one that runs
   * @param trace where it is
   * @param endless whether its wait has no limit
   * @return {@code true} if only a new task would end its wait
   */
  boolean isIdle(Thread thread, StackTraceElement[] trace, boolean endless);

  /**
   * Tells whether a thread that waits is in a method that waits for somebody's result.
   *
   * @param thread not an idle one
   * @param trace where it is
   * @return {@code false} if its user's code waits by itself, such as at a latch or a queue
   */
  boolean waitsForResult(Thread thread, StackTraceElement[] trace);

  /**
   * Finds the threads of a pool that are awake in real time and have nothing to do at present.
   *
   * @param pool one of the JDK's
   * @return those that may take its next task without being woken for it
   */
  List<Thread> awakeIn(Object pool);

  /**
   * Takes out of the pool of a thread what a user has planned there for later.
   *
   * @param thread idle, or back in real time
   * @param since what {@link #nextPlan} was then
   * @return the tasks, which are cancelled; without those that were planned earlier
   */
  List<Object> workLeft(Thread thread, long since);

  /**
   * Takes out of a {@link java.util.Timer} what a user has planned there.
   *
   * @param thread any
   * @return the tasks, which are cancelled; none if it is no timer's
   */
  List<Object> leftInTimer(Thread thread);

  /**
   * Numbers what is planned in pools.
   *
   * @return the number of the next task in any pool of this JVM
   */
  long nextPlan();

  /**
   * Tells whose code a library's task is to run.
   *
   * @param task planned in an event loop
   * @return an object of a user's class, or null if it leads to none
   */
  @Nullable Object usersPart(Object task);

  /**
   * Finds what a user has planned for later in the pool or the event loop of a thread.
   *
   * @param thread any
   * @return the tasks
   */
  List<Object> workPlanned(Thread thread);

  /**
   * Finds a user's code on a stack.
   *
   * @param thread whose it is
   * @param trace the stack
   * @return its innermost frame of a user's, or null
   */
  @Nullable StackTraceElement usersFrame(Thread thread, StackTraceElement[] trace);

  /**
   * Says why a thread is on no clock, whoever starts it.
   *
   * @param thread one that stays real
   * @return half a sentence
   */
  String whyReal(Thread thread);

  /**
   * Looks at a thread's monitors, where the JDK shows those of virtual threads too.
   *
   * @param thread any
   * @return null if it has ended, or if this JDK does not tell
   */
  @Nullable MonitorUse monitorsOf(Thread thread);

  /**
   * Returns the pool of the JDK's that a thread works for.
   *
   * @param thread any
   * @return null if it works for none
   */
  @Nullable Object poolOf(Thread thread);

  /**
   * Counts the frames of a hook, and of what it lets the JDK do: a monitor that was entered there
   * is given free before the hook returns.
   *
   * @param stack the newest frame first
   * @return how many, from the newest on; zero if the thread is in no hook
   */
  int framesOfHook(StackTraceElement[] stack);
}
