package dev.holter.internal.agent.boot;

import java.util.Arrays;

/** Whether an event loop has the method that tells of a task which it begins, as Netty 4.1 does. */
final class ToldTasks extends ClassValue<Boolean> {
  private static final String TELLER = "io.netty.util.concurrent.AbstractEventExecutor";

  @Override
  protected Boolean computeValue(Class<?> loop) {
    Class<?> type = NettyTypes.superclass(loop, TELLER);
    return type != null
        && Arrays.stream(type.getDeclaredMethods())
            .anyMatch(method -> method.getName().equals("runTask"));
  }
}
