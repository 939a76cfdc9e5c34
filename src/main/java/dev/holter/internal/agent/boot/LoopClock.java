package dev.holter.internal.agent.boot;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Asks Netty's event loops, whose classes no class of the bootstrap loader could name. */
final class LoopClock {
  private static final String EXECUTOR = "io.netty.util.concurrent.EventExecutor";
  private static final String SCHEDULED = "io.netty.util.concurrent.AbstractScheduledEventExecutor";

  private final ClassValue<Method> isThread =
      new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> loop) {
          return open(loop, EXECUTOR, "inEventLoop", Thread.class);
        }
      };

  private final ClassValue<Method> now =
      new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> loop) {
          return open(loop, SCHEDULED, "getCurrentTimeNanos");
        }
      };

  /** Whether a thread is that of a loop. */
  boolean isOf(Object loop, Thread thread) {
    return (boolean) ask(isThread, loop, thread);
  }

  /** The loop's nanoseconds in real time. */
  long now(Object loop) {
    return (long) ask(now, loop);
  }

  private static Object ask(ClassValue<Method> methods, Object loop, Object... arguments) {
    try {
      return methods.get(loop.getClass()).invoke(loop, arguments);
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException("Cannot ask [" + loop + "]", impossible);
    }
  }

  private static Method open(Class<?> loop, String type, String name, Class<?>... parameters) {
    try {
      Method method =
          Class.forName(type, false, loop.getClassLoader()).getDeclaredMethod(name, parameters);
      method.setAccessible(true);
      return method;
    } catch (ReflectiveOperationException otherNetty) {
      throw new IllegalStateException("[" + type + "] has no [" + name + "]", otherNetty);
    }
  }
}
