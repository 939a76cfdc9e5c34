package dev.holter.internal.agent;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads from JDK 25 on which monitor a thread, virtual or not, wants and which it has; made by
 * {@link Insider}. The first of the list is the one that it is blocked for or waits on, or null,
 * and the second is its stack. Then comes each one that it has, null for one that is not there in
 * compiled code, followed by the number of the frame in which it was entered. There is no list for
 * a thread that has ended.
 */
final class ThreadMonitors implements Function<Thread, List<Object>> {
  static final String SNAPSHOT = "jdk.internal.vm.ThreadSnapshot";

  private final Method snapshot;
  private final Field blocker;
  private final Field stack;
  private final Field locks;
  private final Field wanted;
  private final Field owned;
  private final Field depth;

  ThreadMonitors() throws ReflectiveOperationException {
    Class<?> type = Class.forName(SNAPSHOT);
    snapshot = open(type.getDeclaredMethod("of", Thread.class));
    blocker = open(type.getDeclaredField("blocker"));
    stack = open(type.getDeclaredField("stackTrace"));
    locks = open(type.getDeclaredField("locks"));
    wanted = open(blocker.getType().getDeclaredField("obj"));
    owned = open(locks.getType().getComponentType().getDeclaredField("obj"));
    depth = open(locks.getType().getComponentType().getDeclaredField("depth"));
    // A VM need not support it.
    read(Thread.currentThread());
  }

  private static <T extends AccessibleObject> T open(T member) {
    member.setAccessible(true);
    return member;
  }

  @Override
  @SuppressWarnings("NullAway") // There may be no list.
  public List<Object> apply(Thread thread) {
    try {
      return read(thread);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("Cannot see the monitors of [" + thread + "]", impossible);
    }
  }

  @SuppressWarnings("NullAway") // Each may be missing.
  private List<Object> read(Thread thread) throws ReflectiveOperationException {
    Object seen = snapshot.invoke(null, thread);
    if (seen == null) {
      return null;
    }
    List<Object> monitors = new ArrayList<>();
    Object blocked = blocker.get(seen);
    monitors.add(blocked == null ? null : wanted.get(blocked));
    monitors.add(stack.get(seen));
    for (Object lock : (Object[]) locks.get(seen)) {
      monitors.add(owned.get(lock));
      monitors.add(depth.get(lock));
    }
    return monitors;
  }
}
