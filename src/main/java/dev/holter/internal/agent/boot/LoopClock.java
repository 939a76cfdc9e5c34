package dev.holter.internal.agent.boot;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Asks Netty's event loops, whose classes no class of the bootstrap loader could name. */
final class LoopClock {
  private static final String SCHEDULED = "io.netty.util.concurrent.AbstractScheduledEventExecutor";

  private static final ClassValue<Method> IS_THREAD =
      new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> loop) {
          try {
            return open(loop.getMethod("inEventLoop", Thread.class));
          } catch (NoSuchMethodException otherNetty) {
            throw unknown(loop, otherNetty);
          }
        }
      };

  private static final ClassValue<Method> NOW =
      new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> loop) {
          try {
            Class<?> type = NettyTypes.superclass(loop, SCHEDULED);
            return open((type == null ? loop : type).getDeclaredMethod("getCurrentTimeNanos"));
          } catch (NoSuchMethodException otherNetty) {
            throw unknown(loop, otherNetty);
          }
        }
      };

  private LoopClock() {}

  /** Whether a thread is that of a loop. */
  static boolean isOf(Object loop, Thread thread) {
    return (boolean) ask(IS_THREAD, loop, thread);
  }

  /** The loop's nanoseconds in real time. */
  static long now(Object loop) {
    return (long) ask(NOW, loop);
  }

  private static Object ask(ClassValue<Method> methods, Object loop, Object... arguments) {
    try {
      return methods.get(loop.getClass()).invoke(loop, arguments);
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException("Cannot ask [" + loop + "]", impossible);
    }
  }

  private static Method open(Method method) {
    method.setAccessible(true);
    return method;
  }

  private static IllegalStateException unknown(Class<?> loop, NoSuchMethodException cause) {
    return new IllegalStateException("[" + loop + "] is no loop that is known", cause);
  }
}
