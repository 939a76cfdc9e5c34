package dev.holter.internal.agent.boot;

/** In what gives the JDK's pools something to do. */
public final class OnPool {
  private OnPool() {}

  /**
   * Before a pool takes a task. One of its threads that does not wait, since it has just done
   * something for somebody else, may take the task without being woken for it.
   */
  public static void gives(Object pool) {
    ActorHook giver = HookTable.actor();
    if (giver != null) {
      giver.beforeTaskFor(pool);
    }
  }

  /**
   * Before a timer takes a task, or the wrapper of a pool. The collector ends the threads of one
   * that nobody holds any more, and when it comes is chance.
   */
  public static void keeps(Object owner) {
    ActorHook giver = HookTable.actor();
    if (giver != null) {
      giver.keep(owner);
    }
  }
}
