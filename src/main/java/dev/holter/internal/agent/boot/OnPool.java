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
}
