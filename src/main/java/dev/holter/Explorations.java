package dev.holter;

import dev.holter.internal.choice.Choices;
import dev.holter.internal.page.TestRecord;
import dev.holter.internal.search.Leads;
import dev.holter.internal.search.Recording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The worlds of explorations that run now. A world is a run of JUnit of its own, which knows it by
 * a configuration parameter.
 */
final class Explorations {
  /** The configuration parameter that tells a nested run of JUnit which world it is. */
  static final String WORLD = "holter.explore.world";

  private static final Map<String, OneWorld> RUNNING = new ConcurrentHashMap<>();

  private Explorations() {}

  /** One world, and what it has written down. */
  static final class OneWorld implements AutoCloseable {
    final String id = UUID.randomUUID().toString();
    private final Recording choices;
    private volatile List<String> journal = List.of();
    private volatile Leads leads = Leads.NOTHING;
    private volatile @Nullable TestRecord shown;
    private volatile Optional<LostTaskError> lost = Optional.empty();

    private OneWorld(Recording choices) {
      this.choices = choices;
    }

    /** Returns what happened in the world, line by line. The world must have ended. */
    List<String> journal() {
      return journal;
    }

    /** What has come near to a failure in it, once it has ended. */
    Leads leads() {
      return leads;
    }

    /** What a page would show of it, once it has ended; null if there will be no page. */
    @Nullable TestRecord shown() {
      return shown;
    }

    /** What would fail it if it passed, and if its usual run lost no task. */
    Optional<LostTaskError> lost() {
      return lost;
    }

    @Override
    public void close() {
      RUNNING.remove(id);
    }
  }

  static OneWorld begin(Recording choices) {
    OneWorld world = new OneWorld(choices);
    RUNNING.put(world.id, world);
    return world;
  }

  private static Optional<OneWorld> of(ExtensionContext context) {
    return context.getConfigurationParameter(WORLD).map(RUNNING::get);
  }

  /** Whether the calling run of JUnit is one world of an exploration. */
  static boolean isWorld(ExtensionContext context) {
    return of(context).isPresent();
  }

  /** Returns who decides wherever a world of this test could go on in several ways. */
  static Choices choices(ExtensionContext context) {
    return of(context).<Choices>map(world -> world.choices).orElse(Choices.USUAL);
  }

  /** Records what happened in a world. Closing the world would add to it, so this comes first. */
  static void ends(ExtensionContext context, World world) {
    of(context)
        .ifPresent(
            explored -> {
              explored.journal = Journal.of(world);
              explored.lost = LostTasks.failure(world);
              explored.leads = Evidence.of(world);
              explored.shown = SeenTests.readIfWanted(context, world);
            });
  }
}
