package dev.holter.internal.agent.boot;

import java.net.SocketImpl;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * In the constructors of {@link SocketTimeoutException}: every wait for a socket that reaches its
 * own limit ends there, whatever it waited for, and has taken no virtual time.
 */
public final class OnSocketTimeout {
  private static final int CONSTRUCTOR = 1;

  private static final String OURS = "dev.holter.internal.agent.boot.";

  private OnSocketTimeout() {}

  /**
   * At the start of {@code NioSocketImpl.read}. Its limit may be over before it has looked, since a
   * newer JDK counts the wait for its lock.
   */
  public static void reads(SocketImpl socket) {
    ThreadHook hook = HookTable.threadHook(Thread.currentThread());
    if (hook != null) {
      hook.beforeTimedRead(TimeUnit.MILLISECONDS.toNanos(OnSocket.millis(socket)));
    }
  }

  /** At the start of a read of a channel's socket. */
  static void reads(long limit) {
    ThreadHook hook = HookTable.threadHook(Thread.currentThread());
    if (hook != null) {
      hook.beforeTimedRead(limit);
    }
  }

  /** At the end of the constructor, on the thread that has waited. */
  public static void timedOut() {
    ThreadHook hook = HookTable.threadHook(Thread.currentThread());
    if (hook == null || hook.hasGivenUp() || !(hook.isOutside() || hook.isActive())) {
      return;
    }
    StackTraceElement[] trace = new Throwable().getStackTrace();
    int outermost = CONSTRUCTOR;
    StackTraceElement thrower = CONSTRUCTOR + 1 < trace.length ? trace[CONSTRUCTOR + 1] : null;
    if (thrower != null
        && (isOurs(thrower) || isCopy(thrower) || (isRead(thrower) && hook.onlyLooks()))) {
      return;
    }
    while (outermost + 1 < trace.length && isOfTheJdk(trace[outermost + 1])) {
      outermost++;
    }
    // A client's own code may say so of something else, such as a time-out that was virtual.
    if (outermost > CONSTRUCTOR) {
      StackTraceElement called = trace[outermost];
      String type = called.getClassName();
      hook.timedOut(type.substring(type.lastIndexOf('.') + 1) + "." + called.getMethodName());
    }
  }

  /** Its limit was virtual. */
  private static boolean isOurs(StackTraceElement thrower) {
    return thrower.getClassName().startsWith(OURS);
  }

  /** Whoever has waited calls the constructor; it is a copy of what was thrown that is made so. */
  private static boolean isCopy(StackTraceElement maker) {
    return maker.getClassName().startsWith("jdk.internal.reflect.")
        || maker.getClassName().startsWith("java.lang.invoke.");
  }

  /** What throws it in a read of the JDK's. */
  private static boolean isRead(StackTraceElement thrower) {
    String method = thrower.getMethodName();
    return method.equals("timedRead")
        || (method.equals("read") && thrower.getClassName().equals("sun.nio.ch.NioSocketImpl"));
  }

  private static boolean isOfTheJdk(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.startsWith("java.")
        || type.startsWith("sun.")
        || type.startsWith("jdk.")
        || type.startsWith(OURS);
  }
}
