package dev.holter.time;

import org.apiguardian.api.API;

/** The agent's side of threads whose own waits are virtual: which ones there are. */
@API(status = API.Status.INTERNAL)
public interface ThreadHooks {

  /**
   * From here on the thread's waits go to its hook. Called with the timeline locked: takes no lock
   * under which it calls anybody.
   *
   * @param thread before its start
   * @param hook what stands for its waits
   */
  void add(Thread thread, HookedThread hook);

  /**
   * The thread's waits are real again. Called like {@link #add}.
   *
   * @param thread one that was added
   */
  void remove(Thread thread);
}
