package dev.holter.internal.neighbours;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts applications in the world of the test that uses them, and stops them at its end: they are
 * in each test as if they had been made for it, whichever tests ran before.
 *
 * <p>Which comes first, the world or the application, depends on the order in which a test class
 * names its extensions.
 */
public final class Applications {
  /**
   * The world and the application that the test of a thread has so far. Work begins once both are
   * there.
   */
  private static final class Test {
    @Nullable Object world;
    @Nullable Application application;
  }

  private static final ThreadLocal<Test> TESTS = ThreadLocal.withInitial(Test::new);

  /** The world in which each application runs. */
  @GuardedBy("RUNNING")
  private static final IdentityHashMap<Application, Object> RUNNING = new IdentityHashMap<>();

  private Applications() {}

  /**
   * Notes that the calling thread is on the clock of a world from now on.
   *
   * @param world compared by identity
   */
  public static void enter(Object world) {
    Test test = TESTS.get();
    test.world = world;
    if (test.application != null) {
      bring(test.application, world);
    }
  }

  /** Notes that the calling thread is on no clock from now on. */
  public static void leave() {
    TESTS.get().world = null;
  }

  /**
   * Notes which application the test of the calling thread uses. One that is new runs already: in
   * the world that the thread is in, and if it is in none, it is stopped until there is one.
   *
   * @param application compared by identity
   * @param fresh whether it has not been used before
   */
  public static void use(Application application, boolean fresh) {
    Test test = TESTS.get();
    test.application = application;
    if (test.world != null) {
      if (fresh) {
        note(application, test.world);
      }
      bring(application, test.world);
    } else if (fresh) {
      application.stop();
    }
  }

  /** Forgets which application the calling thread's test uses, as it has come to its end. */
  public static void forget() {
    TESTS.get().application = null;
  }

  /**
   * Whether some application runs in a world and has to be stopped there.
   *
   * @param world compared by identity
   * @return whether {@link #stop} has something to do
   */
  public static boolean runIn(Object world) {
    return !in(world).isEmpty();
  }

  /**
   * Stops what runs in a world that is about to end; on its test's thread.
   *
   * @param world compared by identity
   */
  public static void stop(Object world) {
    for (Application application : in(world)) {
      try {
        application.stop();
      } finally {
        synchronized (RUNNING) {
          RUNNING.remove(application);
        }
      }
    }
  }

  private static void bring(Application application, Object world) {
    if (note(application, world)) {
      application.start();
    }
  }

  private static boolean note(Application application, Object world) {
    synchronized (RUNNING) {
      Object other = RUNNING.putIfAbsent(application, world);
      if (other != null && other != world) {
        throw new IllegalStateException(
            "["
                + application
                + "] runs in the world of another test, which has not ended: let the tests that"
                + " share it run one after the other, with @Execution(SAME_THREAD) or"
                + " @ResourceLock, or have one world, with a static StepFunctionsExtension");
      }
      return other == null;
    }
  }

  private static List<Application> in(Object world) {
    synchronized (RUNNING) {
      List<Application> found = new ArrayList<>();
      RUNNING.forEach(
          (application, where) -> {
            if (where == world) {
              found.add(application);
            }
          });
      return found;
    }
  }
}
