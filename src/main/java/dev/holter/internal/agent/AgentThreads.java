package dev.holter.internal.agent;

import dev.holter.internal.agent.boot.HookTable;
import dev.holter.time.HookedThread;
import dev.holter.time.ThreadHooks;

/** Puts threads into the bootstrap loader's table. */
final class AgentThreads implements ThreadHooks {
  private final LockOwners owners;

  AgentThreads(LockOwners owners) {
    this.owners = owners;
  }

  @Override
  public void add(Thread thread, HookedThread hook) {
    HookTable.add(thread, new ThreadAdapter(hook, owners));
  }

  @Override
  public void remove(Thread thread) {
    HookTable.remove(thread);
  }
}
